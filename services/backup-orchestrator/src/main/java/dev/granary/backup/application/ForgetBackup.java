package dev.granary.backup.application;

import dev.granary.backup.application.DeletionResult.Forgotten;
import dev.granary.backup.application.DeletionResult.NoSuchBackup;
import dev.granary.backup.application.DeletionResult.SomebodyCan;
import dev.granary.backup.application.DeletionResult.StillRuns;
import dev.granary.backup.application.port.BackupEvents;
import dev.granary.backup.application.port.BackupEvents.Removal;
import dev.granary.backup.application.port.Backups;
import dev.granary.backup.application.port.KnownConnections;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupId;
import dev.granary.eventing.Transactions;
import io.smallrye.mutiny.Uni;
import java.time.Clock;

/** Removes the record of a backup that no cluster can delete, and leaves in the store what is there. */
public final class ForgetBackup {
    private static final Removal RECORD_ONLY = new Removal(true, 0, 0);

    private final Transactions transactions;
    private final Backups backups;
    private final KnownConnections connections;
    private final BackupEvents events;
    private final Clock clock;

    public ForgetBackup(
            Transactions transactions,
            Backups backups,
            KnownConnections connections,
            BackupEvents events,
            Clock clock) {
        this.transactions = transactions;
        this.backups = backups;
        this.connections = connections;
        this.events = events;
        this.clock = clock;
    }

    public Uni<DeletionResult> forget(BackupId id) {
        return transactions.inTransaction(() -> backups.lock(id)
                .chain(found ->
                        found.map(this::forget).orElseGet(() -> Uni.createFrom().item(new NoSuchBackup(id)))));
    }

    private Uni<DeletionResult> forget(Backup backup) {
        if (backup.isOpen()) {
            return Uni.createFrom().item(new StillRuns(backup));
        }
        var order = backup.order();
        return connections
                .usable(order.location(), order.tenant(), order.cluster())
                .chain(found ->
                        found.isPresent() ? Uni.createFrom().item(new SomebodyCan(found.get())) : remove(backup));
    }

    private Uni<DeletionResult> remove(Backup backup) {
        return backups.remove(backup.id())
                .chain(() -> events.publish(backup.nextVersion(), RECORD_ONLY, clock.instant()))
                .replaceWith(new Forgotten(backup));
    }
}
