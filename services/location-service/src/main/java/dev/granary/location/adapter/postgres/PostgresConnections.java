package dev.granary.location.adapter.postgres;

import dev.granary.location.application.port.Connections;
import dev.granary.location.domain.ClusterId;
import dev.granary.location.domain.Connection;
import dev.granary.location.domain.LocationId;
import dev.granary.location.domain.StateName;
import dev.granary.location.domain.ValidationId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;

@Singleton
class PostgresConnections implements Connections {
    private static final String IN_ORDER = " order by key.locationId, key.clusterId";

    @Override
    public Uni<Void> add(Connection connection) {
        return Panache.getSession().chain(session -> session.persist(new ConnectionRow(connection)));
    }

    @Override
    public Uni<Void> update(Connection connection) {
        return Panache.getSession()
                .chain(session -> session.find(ConnectionRow.class, ConnectionKey.of(connection)))
                .invoke(row -> row.write(connection))
                .replaceWithVoid();
    }

    @Override
    public Uni<List<Connection>> of(LocationId location) {
        return list("key.locationId = :location", Map.of("location", location.value()), LockModeType.NONE);
    }

    @Override
    public Uni<List<Connection>> lockOf(LocationId location) {
        return list("key.locationId = :location", Map.of("location", location.value()), LockModeType.PESSIMISTIC_WRITE);
    }

    @Override
    public Uni<Optional<Connection>> lockByValidation(ValidationId validation) {
        return list("validationId = :id", Map.of("id", validation.value()), LockModeType.PESSIMISTIC_WRITE)
                .map(rows -> rows.stream().findFirst());
    }

    @Override
    public Uni<List<Connection>> lockOf(ClusterId cluster) {
        return list("key.clusterId = :cluster", Map.of("cluster", cluster.value()), LockModeType.PESSIMISTIC_WRITE);
    }

    @Override
    public Uni<List<Connection>> lockOverdue(Instant now, int limit) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from ConnectionRow where state = IN_PROGRESS and deadline <= :now" + IN_ORDER,
                                ConnectionRow.class)
                        .setParameter("now", now)
                        .setMaxResults(limit)
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .getResultList())
                .map(PostgresConnections::toDomain);
    }

    @Override
    public Uni<Map<LocationId, Tally>> tally(Collection<LocationId> locations) {
        List<UUID> ids = locations.stream().map(LocationId::value).toList();
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery("""
                                select key.locationId, sum(case when state = VALID then 1 else 0 end), count(*)
                                from ConnectionRow where key.locationId in (:ids) group by key.locationId""", Object[].class)
                        .setParameter("ids", ids)
                        .getResultList())
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(
                                row -> new LocationId((UUID) row[0]),
                                row -> new Tally(((Number) row[1]).longValue(), ((Number) row[2]).longValue()))));
    }

    @Override
    public Uni<Map<StateName, Long>> countByState() {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "select state, count(*) from ConnectionRow group by state", Object[].class)
                        .getResultList())
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (StateName) row[0], row -> (Long) row[1])));
    }

    private static Uni<List<Connection>> list(String where, Map<String, Object> parameters, LockModeType lock) {
        return Panache.getSession()
                .chain(session -> {
                    var query = session.createSelectionQuery(
                            "from ConnectionRow where " + where + IN_ORDER, ConnectionRow.class);
                    parameters.forEach(query::setParameter);
                    return query.setLockMode(lock).getResultList();
                })
                .map(PostgresConnections::toDomain);
    }

    private static List<Connection> toDomain(List<ConnectionRow> rows) {
        return rows.stream().map(ConnectionRow::toDomain).toList();
    }
}
