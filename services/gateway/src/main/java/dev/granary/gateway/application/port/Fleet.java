package dev.granary.gateway.application.port;

import dev.granary.gateway.application.Backup;
import dev.granary.gateway.application.BackupFilter;
import dev.granary.gateway.application.Cluster;
import dev.granary.gateway.application.ClusterFilter;
import dev.granary.gateway.application.Connection;
import dev.granary.gateway.application.Location;
import dev.granary.gateway.application.LocationFilter;
import dev.granary.gateway.application.Page;
import dev.granary.gateway.application.PageRequest;
import dev.granary.gateway.application.Restore;
import dev.granary.gateway.application.RestoreFilter;
import io.smallrye.mutiny.Uni;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** The reading side of the read model. Pages are stable under concurrent writes: a cursor names a key, not an offset. */
public interface Fleet {

    /** By name, then id. */
    Uni<Page<Cluster>> clusters(ClusterFilter filter, PageRequest page);

    Uni<Optional<Cluster>> cluster(UUID id);

    /** By name, then id. */
    Uni<Page<Location>> locations(LocationFilter filter, PageRequest page);

    Uni<Optional<Location>> location(UUID id);

    /** Newest first; deleted ones only when the filter asks for that state. */
    Uni<Page<Backup>> backups(BackupFilter filter, PageRequest page);

    /** A deleted backup is found as well, in state DELETED. */
    Uni<Optional<Backup>> backup(UUID id);

    /** Newest first; deleted ones only when the filter asks for that state. */
    Uni<Page<Restore>> restores(RestoreFilter filter, PageRequest page);

    /** A deleted restore is found as well, in state DELETED. */
    Uni<Optional<Restore>> restore(UUID id);

    Uni<Optional<Connection>> connection(UUID locationId, UUID clusterId);

    Uni<List<Connection>> connectionsOfClusters(Collection<UUID> clusterIds);

    Uni<List<Connection>> connectionsOfLocations(Collection<UUID> locationIds);

    /** The newest backup that is not deleted of each cluster that has one. */
    Uni<List<Backup>> latestBackups(Collection<UUID> clusterIds);
}
