package dev.granary.registry.application.port;

import dev.granary.registry.domain.ClusterId;
import dev.granary.registry.domain.Tenant;
import java.util.Optional;
import java.util.Set;

/** Which tenant a cluster belongs to, for the ingest's own thread. */
public interface ClusterTenants {

    /**
     * The tenant of a cluster that may speak; empty when the cluster is unknown or on its way out. Blocks for a
     * cluster that is not in memory; throws when the store cannot be asked, so that nothing is dropped by mistake.
     */
    Optional<Tenant> tenantOf(ClusterId cluster);

    /** Reads all again; blocks. Answers every tenant that has a cluster. */
    Set<Tenant> refresh();
}
