package dev.granary.backup.adapter.postgres;

import dev.granary.backup.application.port.Backups;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.CommandId;
import dev.granary.backup.domain.StateName;
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
class PostgresBackups implements Backups {
    private static final String RUNNING = "it.current.state = IN_PROGRESS and c.clusterId = it.clusterId";
    private static final String VERIFYING = "it.verification.verificationCommandId is not null"
            + " and it.verification.verificationFinishedAt is null"
            + " and c.clusterId = it.verification.verificationClusterId";
    private static final String DELETING = "it.shownState = DELETING and c.clusterId = it.deletion.deletionClusterId";

    @Override
    public Uni<Void> add(Backup backup) {
        return Panache.getSession().chain(session -> session.persist(new BackupRow(backup)));
    }

    @Override
    public Uni<Void> update(Backup backup, Instant heardAt) {
        return Panache.getSession()
                .chain(session -> session.find(BackupRow.class, backup.id().value()))
                .invoke(row -> row.write(backup, heardAt))
                .replaceWithVoid();
    }

    @Override
    public Uni<Void> remove(BackupId id) {
        return Panache.getSession()
                .chain(session -> session.createMutationQuery("delete from BackupRow where backupId = :id")
                        .setParameter("id", id.value())
                        .executeUpdate())
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<Backup>> lockByDeletion(CommandId command, ClusterId cluster) {
        return lockByCommandTo("deletion.deletion", command, cluster);
    }

    @Override
    public Uni<Optional<Backup>> lockByVerification(CommandId command, ClusterId cluster) {
        return lockByCommandTo("verification.verification", command, cluster);
    }

    @Override
    public Uni<List<Backup>> lockVerificationsAbandonedSince(Instant time, int limit) {
        return lockSilent(VERIFYING, "c.awaySince < :time", time, limit);
    }

    @Override
    public Uni<List<Backup>> lockVerificationsQuietSince(Instant time, int limit) {
        return lockSilent(VERIFYING, "c.awaySince is null", time, limit);
    }

    @Override
    public Uni<List<Backup>> lockDeletionsAbandonedSince(Instant time, int limit) {
        return lockSilent(DELETING, "c.awaySince < :time", time, limit);
    }

    @Override
    public Uni<List<Backup>> lockDeletionsQuietSince(Instant time, int limit) {
        return lockSilent(DELETING, "c.awaySince is null", time, limit);
    }

    @Override
    public Uni<Optional<Backup>> find(BackupId id) {
        return Panache.getSession()
                .chain(session -> session.find(BackupRow.class, id.value()))
                .map(row -> Optional.ofNullable(row).map(BackupRow::toDomain));
    }

    @Override
    public Uni<Optional<Backup>> lock(BackupId id) {
        return Panache.getSession()
                .chain(session -> session.find(BackupRow.class, id.value(), LockModeType.PESSIMISTIC_WRITE))
                .map(row -> Optional.ofNullable(row).map(BackupRow::toDomain));
    }

    @Override
    public Uni<Optional<Backup>> lockByCommand(CommandId command) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery("from BackupRow where commandId = :id", BackupRow.class)
                        .setParameter("id", command.value())
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(BackupRow::toDomain));
    }

    @Override
    public Uni<List<Backup>> lockPendingSince(Instant deadline, int limit) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from BackupRow where current.state = PENDING and deadline < :deadline"
                                        + " order by deadline, backupId",
                                BackupRow.class)
                        .setParameter("deadline", deadline)
                        .setMaxResults(limit)
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .getResultList())
                .map(PostgresBackups::toDomain);
    }

    @Override
    public Uni<List<Backup>> lockAbandonedSince(Instant time, int limit) {
        return lockSilent(RUNNING, "c.awaySince < :time", time, limit);
    }

    @Override
    public Uni<List<Backup>> lockQuietSince(Instant time, int limit) {
        return lockSilent(RUNNING, "c.awaySince is null", time, limit);
    }

    private static Uni<Optional<Backup>> lockByCommandTo(String fields, CommandId command, ClusterId cluster) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from BackupRow where " + fields + "CommandId = :id and " + fields
                                        + "ClusterId = :cluster",
                                BackupRow.class)
                        .setParameter("id", command.value())
                        .setParameter("cluster", cluster.value())
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(BackupRow::toDomain));
    }

    private static Uni<List<Backup>> lockSilent(String work, String ofCluster, Instant time, int limit) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from BackupRow it where it.heardAt < :time and exists (from ClusterRow c where " + work
                                        + " and " + ofCluster + ") order by it.heardAt, it.backupId",
                                BackupRow.class)
                        .setParameter("time", time)
                        .setMaxResults(limit)
                        .setLockMode(LockModeType.PESSIMISTIC_WRITE)
                        .getResultList())
                .map(PostgresBackups::toDomain);
    }

    @Override
    public Uni<List<Backup>> page(Filter filter, Optional<Position> after, int limit) {
        PageQuery page = PageQuery.of(filter, after);
        return Panache.getSession()
                .chain(session -> {
                    var query = session.createSelectionQuery(page.text(), BackupRow.class);
                    page.parameters().forEach(query::setParameter);
                    return query.setMaxResults(limit).getResultList();
                })
                .map(PostgresBackups::toDomain);
    }

    @Override
    public Uni<Map<StateName, Long>> countByState() {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "select shownState, count(*) from BackupRow group by shownState", Object[].class)
                        .getResultList())
                .map(rows -> rows.stream().collect(Collectors.toMap(row -> (StateName) row[0], row -> (Long) row[1])));
    }

    @Override
    public Uni<Long> countDamaged() {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "select count(*) from BackupRow where damaged", Long.class)
                        .getSingleResult());
    }

    private static List<Backup> toDomain(List<BackupRow> rows) {
        return rows.stream().map(BackupRow::toDomain).toList();
    }
}
