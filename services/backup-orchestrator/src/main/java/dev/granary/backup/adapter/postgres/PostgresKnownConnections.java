package dev.granary.backup.adapter.postgres;

import dev.granary.backup.application.port.KnownConnections;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.KnownConnection;
import dev.granary.backup.domain.LocationId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

@Singleton
class PostgresKnownConnections implements KnownConnections {
    private static final String USABLE = """
            select c.clusterId from ClusterRow c where c.tenant = :tenant and c.reachability = ONLINE
            and exists (from ConnectionRow k where k.key.clusterId = c.clusterId
                and k.key.locationId = :location and k.state = VALID)
            order by case when c.clusterId = :preferred then 0 else 1 end, c.clusterId""";

    @Override
    public Uni<Optional<KnownConnection>> find(LocationId location, ClusterId cluster) {
        return Panache.getSession()
                .chain(session ->
                        session.find(ConnectionRow.class, new ConnectionKey(location.value(), cluster.value())))
                .map(row -> Optional.ofNullable(row).map(ConnectionRow::toDomain));
    }

    @Override
    public Uni<List<KnownConnection>> of(ClusterId cluster) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from ConnectionRow where key.clusterId = :cluster order by key.locationId",
                                ConnectionRow.class)
                        .setParameter("cluster", cluster.value())
                        .getResultList())
                .map(rows -> rows.stream().map(ConnectionRow::toDomain).toList());
    }

    @Override
    public Uni<List<ClusterId>> clustersOf(LocationId location) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "select key.clusterId from ConnectionRow where key.locationId = :location"
                                        + " order by key.clusterId",
                                UUID.class)
                        .setParameter("location", location.value())
                        .getResultList())
                .map(ids -> ids.stream().map(ClusterId::new).toList());
    }

    @Override
    public Uni<Optional<ClusterId>> usable(LocationId location, String tenant, ClusterId preferred) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(USABLE, UUID.class)
                        .setParameter("location", location.value())
                        .setParameter("tenant", tenant)
                        .setParameter("preferred", preferred.value())
                        .setMaxResults(1)
                        .getSingleResultOrNull())
                .map(id -> Optional.ofNullable(id).map(ClusterId::new));
    }

    @Override
    public Uni<Void> put(KnownConnection connection) {
        return Panache.getSession()
                .chain(session -> session.merge(new ConnectionRow(connection)))
                .replaceWithVoid();
    }
}
