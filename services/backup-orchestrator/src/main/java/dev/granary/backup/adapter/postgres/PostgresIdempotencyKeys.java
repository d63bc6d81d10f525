package dev.granary.backup.adapter.postgres;

import dev.granary.backup.application.port.IdempotencyKeys;
import dev.granary.backup.domain.BackupId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

@Singleton
class PostgresIdempotencyKeys implements IdempotencyKeys<BackupId> {
    private static final String TAKE = """
            insert into idempotency_key (key, fingerprint, backup_id) values (:key, :fingerprint, :backup)
            on conflict (key) do nothing""";

    @Override
    public Uni<Optional<Taken<BackupId>>> find(String key) {
        return Panache.getSession()
                .chain(session -> session.find(IdempotencyKeyRow.class, key))
                .map(row -> Optional.ofNullable(row).map(it -> new Taken<>(it.fingerprint, new BackupId(it.backupId))));
    }

    @Override
    public Uni<Boolean> take(String key, Taken<BackupId> by) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TAKE)
                        .setParameter("key", key)
                        .setParameter("fingerprint", by.fingerprint())
                        .setParameter("backup", by.work().value())
                        .executeUpdate())
                .map(inserted -> inserted == 1);
    }
}
