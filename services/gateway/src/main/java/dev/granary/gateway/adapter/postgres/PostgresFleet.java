package dev.granary.gateway.adapter.postgres;

import dev.granary.gateway.application.Backup;
import dev.granary.gateway.application.BackupFilter;
import dev.granary.gateway.application.BackupState;
import dev.granary.gateway.application.Cluster;
import dev.granary.gateway.application.ClusterFilter;
import dev.granary.gateway.application.Connection;
import dev.granary.gateway.application.Location;
import dev.granary.gateway.application.LocationFilter;
import dev.granary.gateway.application.Page;
import dev.granary.gateway.application.PageRequest;
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

    private static final Listing<Cluster> CLUSTERS = new Listing<>(
            Cluster.class,
            """
            (to_jsonb(cluster) || jsonb_build_object('last_heard_at',
                greatest(cluster.last_heard_at, heard.last_heard_at)))::text
            from cluster left join heard using (cluster_id)""",
            "cluster",
            "cluster.name, cluster.cluster_id",
            "(cluster.name, cluster.cluster_id) > (?, ?)",
            sort -> sort,
            cluster -> new Cursor(cluster.name(), cluster.clusterId()));
    private static final Listing<Location> LOCATIONS = new Listing<>(
            Location.class,
            "to_jsonb(location)::text from location",
            "location",
            "name, location_id",
            "(name, location_id) > (?, ?)",
            sort -> sort,
            location -> new Cursor(location.name(), location.locationId()));
    private static final Listing<Connection> CONNECTIONS = new Listing<>(
            Connection.class,
            "to_jsonb(connection)::text from connection",
            "connection",
            "location_id, cluster_id",
            "(location_id, cluster_id) > (?, ?)",
            UUID::fromString,
            connection -> new Cursor(connection.locationId().toString(), connection.clusterId()));
    private static final Listing<Backup> BACKUPS = new Listing<>(
            Backup.class,
            "to_jsonb(backup)::text from backup",
            "backup",
            "requested_at desc, backup_id desc",
            "(requested_at, backup_id) < (?, ?)",
            Cursor::time,
            backup -> new Cursor(backup.requestedAt().toString(), backup.backupId()));
    private static final String LATEST = """
            backup_id in (select latest.backup_id from unnest(?::uuid[]) as wanted (id) cross join lateral
                (select backup_id from backup b where b.cluster_id = wanted.id and b.state <> 'DELETED'
                    order by b.requested_at desc, b.backup_id desc limit 1) latest)""";

    private static final String NOT_DELETED = "state <> 'DELETED'";

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
        BackupState state = filter.state();
        Conditions shown = state == null ? matching.and(NOT_DELETED) : matching.and("state = ?", state.name());
        return BACKUPS.page(pool, shown, page);
    }

    @Override
    public Uni<Optional<Backup>> backup(UUID id) {
        return BACKUPS.one(pool, new Conditions().and("backup_id = ?", id));
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

    private static Object ids(Collection<UUID> ids) {
        return ids.toArray(UUID[]::new);
    }

    private static @Nullable String name(@Nullable Enum<?> state) {
        return state == null ? null : state.name();
    }
}
