package dev.granary.backup.adapter.postgres;

import dev.granary.backup.application.port.Restores;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.CommandId;
import dev.granary.backup.domain.Restore;
import dev.granary.backup.domain.RestoreId;
import dev.granary.backup.domain.RestoreStateName;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

@Singleton
class PostgresRestores implements Restores {
    @Override
    public Uni<Void> add(Restore restore) {
        return Panache.getSession().chain(session -> session.persist(new RestoreRow(restore)));
    }

    @Override
    public Uni<Void> update(Restore restore, Instant heardAt) {
        return Panache.getSession()
                .chain(session -> session.find(RestoreRow.class, restore.id().value()))
                .invoke(row -> row.write(restore, heardAt))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> remove(RestoreId id) {
        return Panache.getSession()
                .chain(session -> session.createMutationQuery("delete from RestoreRow where restoreId = :id")
                        .setParameter("id", id.value())
                        .executeUpdate())
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<Restore>> find(RestoreId id) {
        return Panache.getSession()
                .chain(session -> session.find(RestoreRow.class, id.value()))
                .map(row -> Optional.ofNullable(row).map(RestoreRow::toDomain));
    }

    @Override
    public Uni<Optional<Restore>> lock(RestoreId id) {
        return Panache.getSession()
                .chain(session -> session.find(RestoreRow.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .map(row -> Optional.ofNullable(row).map(RestoreRow::toDomain));
    }

    @Override
    public Uni<Optional<Restore>> lockByCommand(CommandId command) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from RestoreRow where commandId = :id", RestoreRow.class)
                        .setParameter("id", command.value())
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(RestoreRow::toDomain));
    }

    @Override
    public Uni<Optional<Restore>> findOpen(BackupId backup) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from RestoreRow where backupId = :backup and current.state in (PENDING, IN_PROGRESS)"
                                        + " order by requestedAt, restoreId",
                                RestoreRow.class)
                        .setParameter("backup", backup.value())
                        .setMaxResults(1)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(RestoreRow::toDomain));
    }

    @Override
    public Uni<List<Restore>> lockPendingSince(Instant deadline, int limit) {
        return lockSome(
                "from RestoreRow where current.state = PENDING and deadline < :time order by deadline, restoreId",
                deadline,
                limit);
    }

    @Override
    public Uni<List<Restore>> lockAbandonedSince(Instant time, int limit) {
        return lockSilent("c.awaySince < :time", time, limit);
    }

    @Override
    public Uni<List<Restore>> lockQuietSince(Instant time, int limit) {
        return lockSilent("c.awaySince is null", time, limit);
    }

    private static Uni<List<Restore>> lockSilent(String ofCluster, Instant time, int limit) {
        return lockSome(
                "from RestoreRow it where it.current.state = IN_PROGRESS and it.heardAt < :time"
                        + " and exists (from ClusterRow c where c.clusterId = it.clusterId and "
                        + ofCluster + ") order by it.heardAt, it.restoreId",
                time,
                limit);
    }

    private static Uni<List<Restore>> lockSome(String query, Instant time, int limit) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(query, RestoreRow.class)
                        .setParameter("time", time)
                        .setMaxResults(limit)
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .getResultList())
                .map(PostgresRestores::toDomain);
    }

    @Override
    public Uni<List<Restore>> page(Filter filter, Optional<Position> after, int limit) {
        RestorePageQuery page = RestorePageQuery.of(filter, after);
        return Panache.getSession()
                .chain(session -> {
                    var query = session.createSelectionQuery(page.text(), RestoreRow.class);
                    page.parameters().forEach(query::setParameter);
                    return query.setMaxResults(limit).getResultList();
                })
                .map(PostgresRestores::toDomain);
    }

    @Override
    public Uni<Map<RestoreStateName, Long>> countByState() {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "select current.state, count(*) from RestoreRow group by current.state", Object[].class)
                        .getResultList())
                .map(rows -> rows.stream()
                        .collect(Collectors.toMap(row -> (RestoreStateName) row[0], row -> (Long) row[1])));
    }

    private static List<Restore> toDomain(List<RestoreRow> rows) {
        return rows.stream().map(RestoreRow::toDomain).toList();
    }
}
