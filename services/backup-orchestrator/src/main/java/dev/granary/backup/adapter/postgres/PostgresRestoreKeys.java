package dev.granary.backup.adapter.postgres;

import dev.granary.backup.application.port.IdempotencyKeys;
import dev.granary.backup.domain.RestoreId;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Optional;

@Singleton
class PostgresRestoreKeys implements IdempotencyKeys<RestoreId> {
    private static final String TAKE = """
            insert into restore_idempotency_key (key, fingerprint, restore_id) values (:key, :fingerprint, :restore)
            on conflict (key) do nothing""";

    @Override
    public Uni<Optional<Taken<RestoreId>>> find(String key) {
        return Panache.getSession()
                .chain(session -> session.find(RestoreKeyRow.class, key))
                .map(row ->
                        Optional.ofNullable(row).map(it -> new Taken<>(it.fingerprint, new RestoreId(it.restoreId))));
    }

    @Override
    public Uni<Boolean> take(String key, Taken<RestoreId> by) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery(TAKE)
                        .setParameter("key", key)
                        .setParameter("fingerprint", by.fingerprint())
                        .setParameter("restore", by.work().value())
                        .executeUpdate())
                .map(inserted -> inserted == 1);
    }
}
