package dev.granary.registry.application;

import dev.granary.registry.domain.ClusterId;
import dev.granary.registry.domain.Word;
import io.smallrye.mutiny.Uni;
import java.time.Clock;

/** Takes a word that may change the cluster: a hello, or any word of an agent that was not ONLINE. */
public final class HearAgent {

    private final Changes changes;
    private final Patience patience;
    private final Clock clock;

    public HearAgent(Changes changes, Patience patience, Clock clock) {
        this.changes = changes;
        this.patience = patience;
        this.clock = clock;
    }

    public Uni<Void> hear(ClusterId id, Word word) {
        return changes.change(id, cluster -> cluster.hear(word, clock.instant(), patience.silence()));
    }
}
