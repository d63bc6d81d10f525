package dev.granary.backup.application;

import dev.granary.backup.application.BackupResult.Change.Done;
import dev.granary.backup.application.BackupResult.Change.NoSuchBackup;
import dev.granary.backup.application.BackupResult.Change.NotNow;
import dev.granary.backup.application.port.BackupEvents;
import dev.granary.backup.application.port.Backups;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.BackupState.Cancelled;
import dev.granary.eventing.Transactions;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;

/** Asks the agent to stop a backup. It ends when the agent says so, and as what the agent says: it may just have ended. */
public final class CancelBackup {
    private final Transactions transactions;
    private final Backups backups;
    private final BackupCommands commands;
    private final BackupEvents events;
    private final Clock clock;

    public CancelBackup(
            Transactions transactions, Backups backups, BackupCommands commands, BackupEvents events, Clock clock) {
        this.transactions = transactions;
        this.backups = backups;
        this.commands = commands;
        this.events = events;
        this.clock = clock;
    }

    /** Asking again is harmless; each time the agent gets a command of its own. */
    public Uni<BackupResult.Change> cancel(BackupId id) {
        return transactions.inTransaction(() -> backups.lock(id)
                .chain(found ->
                        found.map(this::cancel).orElseGet(() -> Uni.createFrom().item(new NoSuchBackup(id)))));
    }

    private Uni<BackupResult.Change> cancel(Backup backup) {
        if (backup.state() instanceof Cancelled) {
            return Uni.createFrom().item(new Done(backup));
        }
        if (!backup.mayStillRun()) {
            return Uni.createFrom().item(new NotNow(backup));
        }
        Instant now = clock.instant();
        Backup asked = backup.cancelRequested(now);
        return backups.update(asked, now)
                .chain(() -> commands.cancel(asked))
                .chain(() -> events.publish(asked, BackupEvents.Change.PROGRESSED, now))
                .replaceWith(new Done(asked));
    }
}
