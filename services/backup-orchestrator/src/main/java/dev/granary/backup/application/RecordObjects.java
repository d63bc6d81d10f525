package dev.granary.backup.application;

import dev.granary.backup.application.port.BackupObjects;
import dev.granary.backup.application.port.Backups;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.CommandId;
import dev.granary.backup.domain.ObjectPart;
import dev.granary.eventing.Transactions;
import io.smallrye.mutiny.Uni;

/**
 * Takes down what an agent said about objects of a backup. What it says about another cluster's backup, or about one whose
 * record is gone, is not kept.
 */
public final class RecordObjects {
    private final Transactions transactions;
    private final Backups backups;
    private final BackupObjects objects;

    public RecordObjects(Transactions transactions, Backups backups, BackupObjects objects) {
        this.transactions = transactions;
        this.backups = backups;
        this.objects = objects;
    }

    public Uni<Void> record(ClusterId cluster, CommandId command, ObjectPart part) {
        return transactions.inTransaction(() -> backups.lockByCommand(command)
                .chain(found -> found.filter(backup -> backup.order().cluster().equals(cluster))
                        .map(backup -> objects.put(backup.id(), part))
                        .orElseGet(() -> Uni.createFrom().voidItem())));
    }
}
