package dev.granary.backup.application;

import dev.granary.backup.application.port.Backups;
import dev.granary.backup.application.port.ObjectParts;
import dev.granary.backup.application.port.Restores;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.CommandId;
import dev.granary.backup.domain.ObjectPart;
import dev.granary.backup.domain.ObjectResult;
import dev.granary.backup.domain.Restore;
import dev.granary.backup.domain.RestoreId;
import dev.granary.backup.domain.RestoredObject;
import dev.granary.eventing.Transactions;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * Takes down what an agent said about objects of a backup or restore. What it says about another cluster's, or about one
 * whose record is gone, is not kept.
 */
public final class RecordObjects<I, T> {
    private final Transactions transactions;
    private final BiFunction<ClusterId, CommandId, Uni<Optional<I>>> lock;
    private final ObjectParts<I, T> objects;

    private RecordObjects(
            Transactions transactions,
            BiFunction<ClusterId, CommandId, Uni<Optional<I>>> lock,
            ObjectParts<I, T> objects) {
        this.transactions = transactions;
        this.lock = lock;
        this.objects = objects;
    }

    public static RecordObjects<BackupId, ObjectResult> ofBackups(
            Transactions transactions, Backups backups, ObjectParts<BackupId, ObjectResult> objects) {
        return new RecordObjects<>(
                transactions,
                (cluster, command) -> backups.lockByCommand(command)
                        .map(found -> found.filter(it -> it.order().cluster().equals(cluster))
                                .map(Backup::id)),
                objects);
    }

    public static RecordObjects<RestoreId, RestoredObject> ofRestores(
            Transactions transactions, Restores restores, ObjectParts<RestoreId, RestoredObject> objects) {
        return new RecordObjects<>(
                transactions,
                (cluster, command) -> restores.lockByCommand(command)
                        .map(found -> found.filter(it -> it.order().cluster().equals(cluster))
                                .map(Restore::id)),
                objects);
    }

    public Uni<Void> record(ClusterId cluster, CommandId command, ObjectPart<T> part) {
        return transactions.inTransaction(() -> lock.apply(cluster, command)
                .chain(found -> found.map(id -> objects.put(id, part))
                        .orElseGet(() -> Uni.createFrom().voidItem())));
    }
}
