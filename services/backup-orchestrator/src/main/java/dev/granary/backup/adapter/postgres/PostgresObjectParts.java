package dev.granary.backup.adapter.postgres;

import dev.granary.backup.application.port.ObjectParts;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.ObjectPart;
import dev.granary.backup.domain.ObjectResult;
import dev.granary.backup.domain.RestoreId;
import dev.granary.backup.domain.RestoredObject;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;

/** A table for the objects of backups, one for those of restores. */
final class PostgresObjectParts<I, T, R extends ObjectPartRow<T>> implements ObjectParts<I, T> {
    private final Class<R> table;
    private final Function<I, UUID> uuid;
    private final BiFunction<I, ObjectPart<T>, R> row;

    private PostgresObjectParts(Class<R> table, Function<I, UUID> uuid, BiFunction<I, ObjectPart<T>, R> row) {
        this.table = table;
        this.uuid = uuid;
        this.row = row;
    }

    /** Hands them out. */
    @Singleton
    static final class Tables {
        @Produces
        @Singleton
        ObjectParts<BackupId, ObjectResult> ofBackups() {
            return new PostgresObjectParts<>(BackupPartRow.class, BackupId::value, BackupPartRow::new);
        }

        @Produces
        @Singleton
        ObjectParts<RestoreId, RestoredObject> ofRestores() {
            return new PostgresObjectParts<>(RestorePartRow.class, RestoreId::value, RestorePartRow::new);
        }
    }

    @Override
    public Uni<Void> put(I id, ObjectPart<T> part) {
        return Panache.getSession()
                .chain(session -> session.merge(row.apply(id, part)))
                .replaceWithVoid();
    }

    @Override
    public Uni<Optional<ObjectPart<T>>> from(I id, int number) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "from " + table.getSimpleName()
                                        + " where key.owner = :id and key.part >= :number order by key.part",
                                table)
                        .setParameter("id", uuid.apply(id))
                        .setParameter("number", number)
                        .setMaxResults(1)
                        .getSingleResultOrNull())
                .map(found -> Optional.ofNullable(found).map(ObjectPartRow::toDomain));
    }

    /** The last part says how many there are. */
    @Override
    public Uni<Boolean> areComplete(I id) {
        return Panache.getSession()
                .chain(session -> session.createSelectionQuery(
                                "select count(*), max(case when isLast then key.part else 0 end) from "
                                        + table.getSimpleName() + " where key.owner = :id",
                                Object[].class)
                        .setParameter("id", uuid.apply(id))
                        .getSingleResult())
                .map(found -> found[1] instanceof Integer parts && parts.longValue() == (Long) found[0]);
    }
}
