package dev.granary.backup.application;

import dev.granary.backup.application.port.BackupEvents;
import dev.granary.backup.application.port.BackupEvents.Change;
import dev.granary.backup.application.port.BackupEvents.Removal;
import dev.granary.backup.application.port.Backups;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.CommandId;
import dev.granary.backup.domain.Deletion;
import dev.granary.backup.domain.DeletionReport;
import dev.granary.eventing.Transactions;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;

/**
 * Takes down how a deletion ended. Only the agent that was asked last is believed, and its word replaces a failure that
 * was presumed from its silence.
 */
public final class RecordDeletionReport {
    private final Transactions transactions;
    private final Backups backups;
    private final BackupEvents events;
    private final Clock clock;

    public RecordDeletionReport(Transactions transactions, Backups backups, BackupEvents events, Clock clock) {
        this.transactions = transactions;
        this.backups = backups;
        this.events = events;
        this.clock = clock;
    }

    public Uni<Void> record(ClusterId cluster, CommandId command, DeletionReport report) {
        return transactions.inTransaction(() -> backups.lockByDeletion(command, cluster)
                .chain(found -> found.map(backup -> record(backup, report))
                        .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    Uni<Void> record(Backup backup, DeletionReport report) {
        return switch (report) {
            case DeletionReport.Deleted(var blobs, var bytes) ->
                backups.remove(backup.id())
                        .chain(() -> events.publish(
                                backup.nextVersion(), new Removal(false, blobs, bytes), clock.instant()));
            case DeletionReport.Failed(var failure) -> failed(backup, failure);
        };
    }

    private Uni<Void> failed(Backup backup, Deletion.Failure failure) {
        Deletion before = backup.upkeep().deletion();
        if (before == null || failure.equals(before.failure())) {
            return Uni.createFrom().voidItem();
        }
        Backup after = backup.deletion(before.failed(failure));
        Instant now = clock.instant();
        return backups.update(after, now).chain(() -> events.publish(after, Change.DELETION_FAILED, now));
    }
}
