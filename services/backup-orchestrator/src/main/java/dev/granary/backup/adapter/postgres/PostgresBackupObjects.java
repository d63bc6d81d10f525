package dev.granary.backup.adapter.postgres;

import dev.granary.backup.application.port.BackupObjects;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.ObjectPart;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

@Singleton
class PostgresBackupObjects implements BackupObjects {
    @Override
    public Uni<Void> put(BackupId backup, ObjectPart part) {
        return Panache.getSession()
                .chain(session -> session.merge(new ObjectPartRow(backup, part)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<ObjectPart>> from(BackupId backup, int number) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from ObjectPartRow where key.backupId = :backup and key.part >= :number"
                                        + " order by key.part",
                                ObjectPartRow.class)
                        .setParameter("backup", backup.value())
                        .setParameter("number", number)
                        .setMaxResults(1)
                        .getSingleResultOrNull())
                .map(row -> Optional.ofNullable(row).map(ObjectPartRow::toDomain));
    }

    /** The last part says how many there are. */
    @Override
    public Uni<Boolean> areComplete(BackupId backup) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "select count(*), max(case when isLast then key.part else 0 end) from ObjectPartRow"
                                        + " where key.backupId = :backup",
                                Object[].class)
                        .setParameter("backup", backup.value())
                        .getSingleResult())
                .map(row -> row[1] instanceof Integer parts && parts.longValue() == (Long) row[0]);
    }
}
