package dev.granary.backup.application;

import dev.granary.backup.application.port.BackupEvents;
import dev.granary.backup.application.port.BackupEvents.Change;
import dev.granary.backup.application.port.Backups;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.CommandId;
import dev.granary.backup.domain.Verification;
import dev.granary.backup.domain.VerificationReport;
import dev.granary.backup.domain.VerificationState;
import dev.granary.eventing.Transactions;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;

/** Takes down how a verification goes on and what it found. Only the agent that was asked last is believed. */
public final class RecordVerificationReport {
    private final Transactions transactions;
    private final Backups backups;
    private final BackupEvents events;
    private final Clock clock;

    public RecordVerificationReport(Transactions transactions, Backups backups, BackupEvents events, Clock clock) {
        this.transactions = transactions;
        this.backups = backups;
        this.events = events;
        this.clock = clock;
    }

    public Uni<Void> record(ClusterId cluster, CommandId command, VerificationReport report) {
        return transactions.inTransaction(() -> backups.lockByVerification(command, cluster)
                .chain(found -> found.map(backup -> record(backup, report))
                        .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    Uni<Void> record(Backup before, VerificationReport report) {
        Backup after = before.after(report);
        Verification latest = after.upkeep().verification();
        Instant now = clock.instant();
        return latest == null || after.equals(before)
                ? Uni.createFrom().voidItem()
                : backups.update(after, now).chain(() -> events.publish(after, change(latest), now));
    }

    private static Change change(Verification latest) {
        return switch (latest.state()) {
            case VerificationState.Running() -> Change.VERIFICATION_PROGRESSED;
            case VerificationState.Succeeded _ -> Change.VERIFIED;
            case VerificationState.Failed _ -> Change.VERIFICATION_FAILED;
        };
    }
}
