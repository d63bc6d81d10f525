package dev.granary.registry.application.port;

import dev.granary.registry.domain.Cluster;
import dev.granary.registry.domain.ClusterId;
import dev.granary.registry.domain.ClusterState;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The clusters that were ever registered. A fault of the store fails the Uni. */
public interface Clusters {

    /** Reads a cluster and keeps every other writer away from it until the current transaction ends. */
    Uni<Optional<Cluster>> lock(ClusterId id);

    Uni<Optional<Cluster>> find(ClusterId id);

    /** Clusters whose trust names the issuer, newest installation first. */
    Uni<List<Cluster>> trusting(String issuer, int most);

    /** Stores the whole cluster in the current transaction, whether it was there or not. */
    Uni<Void> save(Cluster cluster);

    /**
     * A page in the order of ids.
     *
     * @param state null for all
     * @param after null for the first page
     */
    Uni<List<Cluster>> page(@Nullable ClusterState state, @Nullable ClusterId after, int limit);

    /** How many clusters are in each state; states without any are absent. */
    Uni<Map<ClusterState, Long>> countByState();
}
