package dev.granary.backup.application;

import dev.granary.backup.application.DeletionResult.NoSuchBackup;
import dev.granary.backup.application.DeletionResult.NobodyCan;
import dev.granary.backup.application.DeletionResult.StillRuns;
import dev.granary.backup.application.DeletionResult.UnderWay;
import dev.granary.backup.application.port.Backups;
import dev.granary.backup.application.port.KnownClusters;
import dev.granary.backup.application.port.KnownConnections;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupId;
import dev.granary.eventing.Transactions;
import io.smallrye.mutiny.Uni;

/**
 * Makes an agent delete a backup from the store; the record goes when it says that nothing is left. The agent is that of
 * the backup's own cluster when that is usable, else of any other of the tenant that is. With none nothing changes.
 */
public final class DeleteBackup {
    private final Transactions transactions;
    private final Backups backups;
    private final KnownClusters clusters;
    private final KnownConnections connections;
    private final PlaceDeletion placeDeletion;

    public DeleteBackup(
            Transactions transactions,
            Backups backups,
            KnownClusters clusters,
            KnownConnections connections,
            PlaceDeletion placeDeletion) {
        this.transactions = transactions;
        this.backups = backups;
        this.clusters = clusters;
        this.connections = connections;
        this.placeDeletion = placeDeletion;
    }

    /** Asking again while an agent is at it changes nothing. */
    public Uni<DeletionResult> delete(BackupId id) {
        return transactions.inTransaction(() -> backups.lock(id)
                .chain(found ->
                        found.map(this::delete).orElseGet(() -> Uni.createFrom().item(new NoSuchBackup(id)))));
    }

    private Uni<DeletionResult> delete(Backup backup) {
        if (backup.isOpen()) {
            return Uni.createFrom().item(new StillRuns(backup));
        }
        if (backup.isBeingDeleted()) {
            return Uni.createFrom().item(new UnderWay(backup));
        }
        var order = backup.order();
        return connections
                .usable(order.location(), order.tenant(), order.cluster())
                .chain(found -> found.map(by -> placeDeletion.place(backup, by))
                        .orElseGet(() -> clusters.find(order.cluster()).map(NobodyCan::new)));
    }
}
