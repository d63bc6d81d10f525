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
import java.util.Optional;

/**
 * Fails the backups whose deadline passed without any word of the agent. It is a presumption: an agent that was cut off
 * may have made the backup, and its word, when it comes, wins.
 */
public final class PresumeLostBackups {
    private static final int BATCH = 200;

    private final Transactions transactions;
    private final Backups backups;
    private final KnownClusters clusters;
    private final RecordBackupReport recordBackupReport;
    private final CommandSettings settings;
    private final Clock clock;

    public PresumeLostBackups(
            Transactions transactions,
            Backups backups,
            KnownClusters clusters,
            RecordBackupReport recordBackupReport,
            CommandSettings settings,
            Clock clock) {
        this.transactions = transactions;
        this.backups = backups;
        this.clusters = clusters;
        this.recordBackupReport = recordBackupReport;
        this.settings = settings;
        this.clock = clock;
    }

    /** In transactions of {@value #BATCH}, until none is left. */
    public Uni<Void> presume() {
        return presumeSome()
                .chain(lost -> lost == BATCH ? presume() : Uni.createFrom().voidItem());
    }

    private Uni<Integer> presumeSome() {
        Instant now = clock.instant();
        return transactions.inTransaction(() -> backups.lockPendingSince(now.minus(settings.grace()), BATCH)
                .chain(lost -> Multi.createFrom()
                        .iterable(lost)
                        .onItem()
                        .transformToUniAndConcatenate(backup -> presume(backup, now))
                        .collect()
                        .last()
                        .replaceWith(lost.size())));
    }

    private Uni<Void> presume(Backup backup, Instant now) {
        return clusters.find(backup.order().cluster())
                .chain(cluster -> recordBackupReport.record(backup, silence(cluster, now)));
    }

    private static Unheard silence(Optional<KnownCluster> cluster, Instant now) {
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
