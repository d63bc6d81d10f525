package dev.granary.backup.bootstrap;

import dev.granary.backup.application.AskAgain;
import dev.granary.backup.application.BackupCommands;
import dev.granary.backup.application.CommandSettings;
import dev.granary.backup.application.LookForSilence;
import dev.granary.backup.application.PresumeLostBackups;
import dev.granary.backup.application.RecordBackupReport;
import dev.granary.backup.application.RecordDeletionReport;
import dev.granary.backup.application.RecordRestoreReport;
import dev.granary.backup.application.RecordVerificationReport;
import dev.granary.backup.application.RestoreCommands;
import dev.granary.backup.application.UnheardBackups;
import dev.granary.backup.application.UnheardDeletions;
import dev.granary.backup.application.UnheardRestores;
import dev.granary.backup.application.UnheardVerifications;
import dev.granary.backup.application.port.Backups;
import dev.granary.backup.application.port.KnownClusters;
import dev.granary.backup.application.port.Restores;
import dev.granary.eventing.Attention;
import dev.granary.eventing.Hearing;
import dev.granary.eventing.Transactions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Duration;
import java.util.List;

/** What watches over backups that nobody speaks of. */
public final class SilenceWiring {
    /** A look that comes later than this was kept from it: a paused process, a jump of the clock. */
    private static final Duration LONGEST_GAP = Duration.ofMinutes(1);

    @Produces
    @Singleton
    PresumeLostBackups presumeLostBackups(
            Transactions transactions,
            Backups backups,
            KnownClusters clusters,
            RecordBackupReport recordBackupReport,
            Clock clock) {
        return new PresumeLostBackups(transactions, backups, clusters, recordBackupReport, clock);
    }

    @Produces
    @Singleton
    AskAgain askAgain(Transactions transactions, Backups backups, BackupCommands commands, Clock clock) {
        return new AskAgain(transactions, backups, commands, clock);
    }

    @Produces
    @Singleton
    UnheardRestores unheardRestores(
            Transactions transactions,
            Restores restores,
            KnownClusters clusters,
            RestoreCommands commands,
            RecordRestoreReport recordRestoreReport,
            Clock clock) {
        var afterSilence = new UnheardRestores.AfterSilence(restores, commands, recordRestoreReport, clock);
        return new UnheardRestores(transactions, restores, clusters, afterSilence);
    }

    @Produces
    @Singleton
    UnheardDeletions unheardDeletions(
            Transactions transactions,
            Backups backups,
            KnownClusters clusters,
            BackupCommands commands,
            RecordDeletionReport recordDeletionReport,
            Clock clock) {
        var afterSilence = new UnheardDeletions.AfterSilence(backups, commands, recordDeletionReport, clock);
        return new UnheardDeletions(transactions, backups, clusters, afterSilence);
    }

    @Produces
    @Singleton
    UnheardVerifications unheardVerifications(
            Transactions transactions,
            Backups backups,
            KnownClusters clusters,
            BackupCommands commands,
            RecordVerificationReport recordVerificationReport,
            Clock clock) {
        var afterSilence = new UnheardVerifications.AfterSilence(backups, commands, recordVerificationReport, clock);
        return new UnheardVerifications(transactions, backups, clusters, afterSilence);
    }

    @Produces
    @Singleton
    LookForSilence lookForSilence(
            Hearing hearing,
            PresumeLostBackups presumeLostBackups,
            AskAgain askAgain,
            UnheardRestores restores,
            UnheardDeletions deletions,
            UnheardVerifications verifications,
            CommandSettings settings,
            Clock clock) {
        var backups = new UnheardBackups(presumeLostBackups, askAgain);
        return new LookForSilence(
                new Attention(hearing, LONGEST_GAP),
                List.of(backups, restores, deletions, verifications),
                settings,
                clock);
    }
}
