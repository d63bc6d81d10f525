package dev.granary.registry.application;

import dev.granary.eventing.Attention;
import io.smallrye.mutiny.Uni;

/** The regular look at the fleet: first what was heard is written, then silence is judged. */
public final class FollowAgents {

    private final FollowHeartbeats heartbeats;
    private final DeclareSilence silence;
    private final Attention attention;

    public FollowAgents(FollowHeartbeats heartbeats, DeclareSilence silence, Attention attention) {
        this.heartbeats = heartbeats;
        this.silence = silence;
        this.attention = attention;
    }

    /** Fails when the store cannot be reached; nobody is judged for what could not be written. */
    public Uni<Void> look() {
        return heartbeats.flush().chain(silence::look).onFailure().invoke(attention::lose);
    }
}
