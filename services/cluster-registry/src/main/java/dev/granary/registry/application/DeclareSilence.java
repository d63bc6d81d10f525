package dev.granary.registry.application;

import dev.granary.eventing.Attention;
import dev.granary.registry.application.port.Heartbeats;
import dev.granary.registry.domain.ClusterId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;

/**
 * Declares agents OFFLINE that missed three heartbeats while the registry listened: after a break of its own attention
 * every agent gets three intervals to speak.
 */
public final class DeclareSilence {

    private final Heartbeats heartbeats;
    private final Attention attention;
    private final Changes changes;
    private final Patience patience;
    private final Clock clock;

    public DeclareSilence(Heartbeats heartbeats, Attention attention, Changes changes, Patience patience, Clock clock) {
        this.heartbeats = heartbeats;
        this.attention = attention;
        this.changes = changes;
        this.patience = patience;
        this.clock = clock;
    }

    /** One look at the fleet; to be repeated several times within a heartbeat interval, after the beats were written. */
    public Uni<Void> look() {
        Instant now = clock.instant();
        Instant lastChance = now.minus(patience.silence());
        if (attention.look(now).filter(lastChance::isAfter).isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return heartbeats
                .onlineButSilentSince(lastChance)
                .onItem()
                .transformToMulti(silent -> Multi.createFrom().iterable(silent))
                .onItem()
                .transformToUniAndConcatenate(this::judge)
                .collect()
                .last();
    }

    /** Looks at the cluster again, under its lock: a word may have come in between. */
    private Uni<Void> judge(ClusterId id) {
        return changes.change(id, cluster -> cluster.pass(clock.instant(), patience.silence()));
    }
}
