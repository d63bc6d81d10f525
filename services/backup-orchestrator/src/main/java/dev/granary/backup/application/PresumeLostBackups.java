package dev.granary.backup.application;

import dev.granary.backup.application.port.Backups;
import dev.granary.backup.application.port.KnownClusters;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupReport.Unheard;
import dev.granary.backup.domain.KnownCluster;
import dev.granary.eventing.Transactions;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Fails the backups that no agent speaks of. It is a presumption: an agent that was cut off may have made the backup,
 * and its word, when it comes, wins. A step of {@link LookForSilence}, in transactions of {@value InBatches#SIZE} backups.
 */
public final class PresumeLostBackups {
    private final Transactions transactions;
    private final Backups backups;
    private final KnownClusters clusters;
    private final RecordBackupReport recordBackupReport;
    private final Clock clock;

    public PresumeLostBackups(
            Transactions transactions,
            Backups backups,
            KnownClusters clusters,
            RecordBackupReport recordBackupReport,
            Clock clock) {
        this.transactions = transactions;
        this.backups = backups;
        this.clusters = clusters;
        this.recordBackupReport = recordBackupReport;
        this.clock = clock;
    }

    /** Those whose deadline was before the time and of which nothing was ever heard. */
    Uni<Void> neverTaken(Instant deadline) {
        return presume(() -> backups.lockPendingSince(deadline, InBatches.SIZE));
    }

    /** Those that were running when their cluster went away, and that nobody spoke of since the time. */
    Uni<Void> abandoned(Instant time) {
        return presume(() -> backups.lockAbandonedSince(time, InBatches.SIZE));
    }

    private Uni<Void> presume(Supplier<Uni<List<Backup>>> some) {
        return InBatches.each(transactions, some, this::presume);
    }

    private Uni<Void> presume(Backup backup) {
        return clusters.find(backup.order().cluster())
                .chain(cluster -> recordBackupReport.record(backup, silence(backup, cluster)));
    }

    private Unheard silence(Backup backup, Optional<KnownCluster> cluster) {
        Silence why = Silence.of("backup", backup.isRunning(), cluster);
        return new Unheard(clock.instant(), why.code().code(), why.message());
    }
}
