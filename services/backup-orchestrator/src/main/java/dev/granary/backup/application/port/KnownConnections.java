package dev.granary.backup.application.port;

import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.KnownConnection;
import dev.granary.backup.domain.LocationId;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;

/**
 * The connections as the owner of the locations described them. Every call joins the transaction of the use case. Who
 * writes holds the desired state of the cluster.
 */
public interface KnownConnections {
    Uni<Optional<KnownConnection>> find(LocationId location, ClusterId cluster);

    /** In the order of the location ids. */
    Uni<List<KnownConnection>> of(ClusterId cluster);

    /** In the order of the ids. */
    Uni<List<ClusterId>> clustersOf(LocationId location);

    /**
     * A cluster of the tenant that is ONLINE and has a VALID connection to the location; the preferred one when it is
     * such a one.
     */
    Uni<Optional<ClusterId>> usable(LocationId location, String tenant, ClusterId preferred);

    /** Adds the connection, or replaces what was known of it. */
    Uni<Void> put(KnownConnection connection);
}
