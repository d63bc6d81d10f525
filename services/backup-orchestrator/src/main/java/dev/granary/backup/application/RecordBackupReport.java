package dev.granary.backup.application;

import dev.granary.backup.application.port.BackupEvents;
import dev.granary.backup.application.port.BackupEvents.Change;
import dev.granary.backup.application.port.Backups;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupReport;
import dev.granary.backup.domain.BackupState;
import dev.granary.backup.domain.BackupState.InProgress;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.CommandId;
import dev.granary.eventing.Transactions;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;

/** Takes down what an agent said about a backup. What it says about another cluster's backup changes nothing. */
public final class RecordBackupReport {
    private final Transactions transactions;
    private final Backups backups;
    private final BackupEvents events;
    private final Clock clock;

    public RecordBackupReport(Transactions transactions, Backups backups, BackupEvents events, Clock clock) {
        this.transactions = transactions;
        this.backups = backups;
        this.events = events;
        this.clock = clock;
    }

    public Uni<Void> record(ClusterId cluster, CommandId command, BackupReport report) {
        return transactions.inTransaction(() -> backups.lockByCommand(command)
                .chain(found -> found.filter(backup -> backup.order().cluster().equals(cluster))
                        .map(backup -> record(backup, report))
                        .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    Uni<Void> record(Backup before, BackupReport report) {
        Backup after = before.after(report);
        Instant now = clock.instant();
        return after.equals(before)
                ? Uni.createFrom().voidItem()
                : backups.update(after, now).chain(() -> events.publish(after, change(before, after), now));
    }

    private static Change change(Backup before, Backup after) {
        return switch (after.state()) {
            case BackupState.Pending() -> Change.REQUESTED;
            case InProgress _ ->
                before.state() instanceof InProgress && !before.progress().equals(after.progress())
                        ? Change.PROGRESSED
                        : Change.STARTED;
            case BackupState.Succeeded _,
                    BackupState.PartiallySucceeded _,
                    BackupState.Failed _,
                    BackupState.Cancelled _ -> Change.ENDED;
        };
    }
}
