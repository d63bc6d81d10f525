package dev.granary.backup.application.port;

import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.KnownCluster;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.Optional;

/** The clusters as the registry described them. Every call joins the transaction of the use case. */
public interface KnownClusters {
    Uni<Optional<KnownCluster>> find(ClusterId id);

    /**
     * Keeps the cluster unless a word of the same or a higher version is there; true when it was kept. One that is not
     * ONLINE counts as away since the first word that said so; {@code heardAt} is the time of this one by our clock.
     */
    Uni<Boolean> putIfNewer(KnownCluster cluster, Instant heardAt);
}
