package dev.granary.registry.application.port;

import dev.granary.registry.domain.ClusterId;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** When agents were heard, in bulk: beats are many and change nothing else. */
public interface Heartbeats {

    /**
     * Moves the last word of each cluster forward, never back; unknown clusters are skipped.
     *
     * @return those of them whose state is PENDING, OFFLINE or FAILED, so that the word may change it
     */
    Uni<List<ClusterId>> record(Map<ClusterId, Instant> heardAt);

    /** Clusters that are ONLINE and were not heard since the time. */
    Uni<List<ClusterId>> onlineButSilentSince(Instant time);
}
