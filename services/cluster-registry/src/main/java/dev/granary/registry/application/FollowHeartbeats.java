package dev.granary.registry.application;

import dev.granary.registry.application.port.Heartbeats;
import dev.granary.registry.domain.ClusterId;
import dev.granary.registry.domain.Word;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/**
 * Collects signs of life in memory and writes them together. What is lost when the process dies is at most what came
 * since the last flush, and the next beat says the same again.
 */
public final class FollowHeartbeats {

    private final Heartbeats heartbeats;
    private final HearAgent hearAgent;
    private Map<ClusterId, Instant> heard = new HashMap<>();

    public FollowHeartbeats(Heartbeats heartbeats, HearAgent hearAgent) {
        this.heartbeats = heartbeats;
        this.hearAgent = hearAgent;
    }

    public synchronized void note(ClusterId cluster, Instant heardAt) {
        heard.merge(cluster, heardAt, FollowHeartbeats::later);
    }

    /** Writes what was noted; when that fails it is noted again, so that the next flush has it. */
    public Uni<Void> flush() {
        Map<ClusterId, Instant> batch = take();
        if (batch.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        return heartbeats
                .record(batch)
                .onItem()
                .transformToMulti(notOnline -> Multi.createFrom().iterable(notOnline))
                .onItem()
                .transformToUniAndConcatenate(id -> hearAgent.hear(id, Word.sign(batch.getOrDefault(id, Instant.MIN))))
                .collect()
                .last()
                .onFailure()
                .invoke(() -> batch.forEach(this::note));
    }

    private synchronized Map<ClusterId, Instant> take() {
        Map<ClusterId, Instant> taken = heard;
        heard = new HashMap<>();
        return taken;
    }

    private static Instant later(Instant one, Instant other) {
        return one.isAfter(other) ? one : other;
    }
}
