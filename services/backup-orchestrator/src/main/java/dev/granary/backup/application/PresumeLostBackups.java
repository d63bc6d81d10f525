package dev.granary.backup.application;

import dev.granary.backup.application.port.Backups;
import dev.granary.backup.application.port.KnownClusters;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupReport.Unheard;
import dev.granary.backup.domain.KnownCluster;
import dev.granary.eventing.Transactions;
import dev.granary.problem.ErrorCode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Fails the backups that no agent speaks of. It is a presumption: an agent that was cut off may have made the backup,
 * and its word, when it comes, wins. A step of {@link LookForSilence}, in transactions of {@value #BATCH} backups.
 */
public final class PresumeLostBackups {
    private static final int BATCH = 200;

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
        return presume(() -> backups.lockPendingSince(deadline, BATCH));
    }

    /** Those that were running when their cluster went away, and that nobody spoke of since the time. */
    Uni<Void> abandoned(Instant time) {
        return presume(() -> backups.lockAbandonedSince(time, BATCH));
    }

    private Uni<Void> presume(Supplier<Uni<List<Backup>>> some) {
        return transactions
                .inTransaction(() -> some.get().chain(lost -> presumeEach(lost).replaceWith(lost.size())))
                .chain(lost -> lost == BATCH ? presume(some) : Uni.createFrom().voidItem());
    }

    private Uni<Void> presumeEach(List<Backup> lost) {
        return Multi.createFrom()
                .iterable(lost)
                .onItem()
                .transformToUniAndConcatenate(this::presume)
                .collect()
                .last();
    }

    private Uni<Void> presume(Backup backup) {
        return clusters.find(backup.order().cluster())
                .chain(cluster -> recordBackupReport.record(backup, silence(backup, cluster)));
    }

    private Unheard silence(Backup backup, Optional<KnownCluster> cluster) {
        Instant now = clock.instant();
        if (backup.isRunning()) {
            return new Unheard(
                    now,
                    ErrorCode.AGENT_OFFLINE.code(),
                    "The agent went away in the middle of the backup and did not come back for a long time. Wake the"
                            + " shoot, or look at the agent's pod and its way to Kafka: once back, it goes on with the"
                            + " backup, and what it says replaces this.");
        }
        return cluster.filter(KnownCluster::isOnline).isPresent()
                ? new Unheard(
                        now,
                        ErrorCode.COMMAND_EXPIRED.code(),
                        "The agent is online but did not take the command before its deadline."
                                + " Look at the agent's log, then start the backup again.")
                : new Unheard(
                        now,
                        ErrorCode.AGENT_OFFLINE.code(),
                        "The agent was not online before the deadline of the command."
                                + " Start the backup again when the cluster is ONLINE.");
    }
}
