package dev.granary.gateway.adapter.postgres;

import dev.granary.gateway.application.Backup;
import dev.granary.gateway.application.ChangeKind;
import dev.granary.gateway.application.Cluster;
import dev.granary.gateway.application.Connection;
import dev.granary.gateway.application.Location;
import dev.granary.gateway.application.Restore;
import dev.granary.gateway.application.port.Projection;
import io.smallrye.mutiny.Uni;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** One statement per batch, whatever its size. */
@ApplicationScoped
public class PostgresProjection implements Projection {

    private static final ProjectionTable<Cluster> CLUSTERS = new ProjectionTable<>(
            ChangeKind.CLUSTER, Cluster.class, List.of("cluster_id"), Cluster::clusterId, Cluster::version);
    private static final ProjectionTable<Location> LOCATIONS = new ProjectionTable<>(
            ChangeKind.LOCATION, Location.class, List.of("location_id"), Location::locationId, Location::version);
    private static final ProjectionTable<Connection> CONNECTIONS = new ProjectionTable<>(
            ChangeKind.CONNECTION,
            Connection.class,
            List.of("location_id", "cluster_id"),
            connection -> List.of(connection.locationId(), connection.clusterId()),
            Connection::version);
    private static final ProjectionTable<Backup> BACKUPS = new ProjectionTable<>(
            ChangeKind.BACKUP, Backup.class, List.of("backup_id"), Backup::backupId, Backup::version);
    private static final ProjectionTable<Restore> RESTORES = new ProjectionTable<>(
            ChangeKind.RESTORE, Restore.class, List.of("restore_id"), Restore::restoreId, Restore::version);
    private static final String HEARD = """
            insert into heard (cluster_id, last_heard_at) select * from unnest($1::uuid[], $2::timestamptz[])
            on conflict (cluster_id) do update set last_heard_at = excluded.last_heard_at
            where heard.last_heard_at < excluded.last_heard_at""";

    private final Pool pool;

    PostgresProjection(Pool pool) {
        this.pool = pool;
    }

    @Override
    public Uni<Void> clusters(List<Cluster> clusters) {
        return write(CLUSTERS, clusters);
    }

    @Override
    public Uni<Void> locations(List<Location> locations) {
        return write(LOCATIONS, locations);
    }

    @Override
    public Uni<Void> connections(List<Connection> connections) {
        return write(CONNECTIONS, connections);
    }

    @Override
    public Uni<Void> backups(List<Backup> backups) {
        return write(BACKUPS, backups);
    }

    @Override
    public Uni<Void> restores(List<Restore> restores) {
        return write(RESTORES, restores);
    }

    @Override
    public Uni<Void> heard(Map<UUID, Instant> lastHeard) {
        if (lastHeard.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        List<Map.Entry<UUID, Instant>> heard =
                lastHeard.entrySet().stream().sorted(Map.Entry.comparingByKey()).toList();
        UUID[] clusters = heard.stream().map(Map.Entry::getKey).toArray(UUID[]::new);
        OffsetDateTime[] times = heard.stream()
                .map(entry -> entry.getValue().atOffset(ZoneOffset.UTC))
                .toArray(OffsetDateTime[]::new);
        return pool.preparedQuery(HEARD).execute(Tuple.of(clusters, times)).replaceWithVoid();
    }

    private <T extends Record> Uni<Void> write(ProjectionTable<T> table, List<T> rows) {
        if (rows.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        String json = Rows.write(List.copyOf(table.newest(rows)));
        return pool.preparedQuery(table.upsert()).execute(Tuple.of(json)).replaceWithVoid();
    }
}
