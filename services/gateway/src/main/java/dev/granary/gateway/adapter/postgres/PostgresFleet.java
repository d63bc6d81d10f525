package dev.granary.gateway.adapter.postgres;

import static dev.granary.gateway.adapter.postgres.Listings.BACKUPS;
import static dev.granary.gateway.adapter.postgres.Listings.CLUSTERS;
import static dev.granary.gateway.adapter.postgres.Listings.CONNECTIONS;
import static dev.granary.gateway.adapter.postgres.Listings.LOCATIONS;
import static dev.granary.gateway.adapter.postgres.Listings.RESTORES;

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
import dev.granary.gateway.application.port.Fleet;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keyset pages over the projection's indexes. */
@ApplicationScoped
public class PostgresFleet implements Fleet {

    private static final String LATEST = """
            backup_id in (select latest.backup_id from unnest(?::uuid[]) as wanted (id) cross join lateral
                (select backup_id from backup b where b.cluster_id = wanted.id and b.state <> 'DELETED'
                    order by b.requested_at desc, b.backup_id desc limit 1) latest)""";

    private final Pool pool;

    PostgresFleet(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Page<Cluster>> clusters(ClusterFilter filter, PageRequest page) {
        String assigned = "cluster.cluster_id in (select cluster_id from connection where location_id = ?)";
        Conditions matching = new Conditions()
                .when("cluster.tenant = ?", filter.tenant())
                .when("cluster.state = ?", name(filter.state()))
                .when("cluster.managed = ?", filter.managed())
                .when(assigned, filter.locationId())
                .when("position(lower(?) in lower(cluster.name)) > 0", filter.name());
        return CLUSTERS.page(pool, matching, page);
    }

    @Override
    public Uni<Optional<Cluster>> cluster(UUID id) {
        return CLUSTERS.one(pool, new Conditions().and("cluster.cluster_id = ?", id));
    }

    @Override
    public Uni<Page<Location>> locations(LocationFilter filter, PageRequest page) {
        return LOCATIONS.page(
                pool, new Conditions().when("position(lower(?) in lower(name)) > 0", filter.name()), page);
    }

    @Override
    public Uni<Optional<Location>> location(UUID id) {
        return LOCATIONS.one(pool, new Conditions().and("location_id = ?", id));
    }

    @Override
    public Uni<Page<Backup>> backups(BackupFilter filter, PageRequest page) {
        Conditions matching = new Conditions()
                .when("cluster_id = ?", filter.clusterId())
                .when("location_id = ?", filter.locationId())
                .when("tenant = ?", filter.tenant());
        return BACKUPS.page(pool, shown(matching, filter.state()), page);
    }

    @Override
    public Uni<Optional<Backup>> backup(UUID id) {
        return BACKUPS.one(pool, new Conditions().and("backup_id = ?", id));
    }

    @Override
    public Uni<Page<Restore>> restores(RestoreFilter filter, PageRequest page) {
        Conditions matching = new Conditions()
                .when("cluster_id = ?", filter.clusterId())
                .when("backup_id = ?", filter.backupId())
                .when("tenant = ?", filter.tenant())
                .when("dry_run = ?", filter.dryRun());
        return RESTORES.page(pool, shown(matching, filter.state()), page);
    }

    @Override
    public Uni<Optional<Restore>> restore(UUID id) {
        return RESTORES.one(pool, new Conditions().and("restore_id = ?", id));
    }

    @Override
    public Uni<Optional<Connection>> connection(UUID locationId, UUID clusterId) {
        return CONNECTIONS.one(
                pool, new Conditions().and("location_id = ?", locationId).and("cluster_id = ?", clusterId));
    }

    @Override
    public Uni<List<Connection>> connectionsOfClusters(Collection<UUID> clusterIds) {
        return CONNECTIONS.all(pool, new Conditions().and("cluster_id = any(?)", ids(clusterIds)), "");
    }

    @Override
    public Uni<List<Connection>> connectionsOfLocations(Collection<UUID> locationIds) {
        return CONNECTIONS.all(pool, new Conditions().and("location_id = any(?)", ids(locationIds)), "");
    }

    @Override
    public Uni<List<Backup>> latestBackups(Collection<UUID> clusterIds) {
        return BACKUPS.all(pool, new Conditions().and(LATEST, ids(clusterIds)), "");
    }

    /** Deleted rows only when they are asked for. */
    private static Conditions shown(Conditions matching, @Nullable Enum<?> state) {
        return state == null ? matching.and("state <> 'DELETED'") : matching.and("state = ?", state.name());
    }

    private static Object ids(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    private static @Nullable String name(@Nullable Enum<?> state) {
        return state == null ? null : state.name();
    }
}
