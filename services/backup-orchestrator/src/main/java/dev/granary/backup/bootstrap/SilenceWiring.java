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
import dev.granary.backup.application.UnheardUpkeep;
import dev.granary.backup.application.UnheardVerifications;
import dev.granary.backup.application.UnheardWork;
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
            Backups backups, BackupCommands commands, RecordDeletionReport recordDeletionReport, Clock clock) {
        return new UnheardDeletions(backups, commands, recordDeletionReport, clock);
    }

    @Produces
    @Singleton
    UnheardVerifications unheardVerifications(
            Backups backups, BackupCommands commands, RecordVerificationReport recordVerificationReport, Clock clock) {
        return new UnheardVerifications(backups, commands, recordVerificationReport, clock);
    }

    @Produces
    @Singleton
    UnheardBackups unheardBackups(PresumeLostBackups presumeLostBackups, AskAgain askAgain) {
        return new UnheardBackups(presumeLostBackups, askAgain);
    }

    @Produces
    @Singleton
    List<UnheardWork> unheardWork(
            Transactions transactions,
            KnownClusters clusters,
            UnheardBackups backups,
            UnheardRestores restores,
            UnheardDeletions deletions,
            UnheardVerifications verifications) {
        return List.of(
                backups,
                restores,
                new UnheardUpkeep(transactions, clusters, deletions),
                new UnheardUpkeep(transactions, clusters, verifications));
    }

    @Produces
    @Singleton
    LookForSilence lookForSilence(
            Hearing hearing, List<UnheardWork> unheardWork, CommandSettings settings, Clock clock) {
        return new LookForSilence(new Attention(hearing, LONGEST_GAP), unheardWork, settings, clock);
    }
}
