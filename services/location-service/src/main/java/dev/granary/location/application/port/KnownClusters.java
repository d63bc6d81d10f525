package dev.granary.location.application.port;

import dev.granary.location.domain.ClusterId;
import dev.granary.location.domain.KnownCluster;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/** The clusters as the registry described them. Every call joins the transaction of the use case. */
public interface KnownClusters {
    /** The word that was known before, held until the transaction ends. */
    Uni<Optional<KnownCluster>> lock(ClusterId id);

    /** Adds the cluster, or replaces what was known of it. */
    Uni<Void> put(KnownCluster cluster);

    /** Those of the clusters that are known. */
    Uni<Map<ClusterId, KnownCluster>> find(Collection<ClusterId> ids);
}
