package dev.granary.backup.application;

import dev.granary.backup.application.port.KnownClusters;
import dev.granary.backup.application.port.Restores;
import dev.granary.backup.domain.KnownCluster;
import dev.granary.backup.domain.Restore;
import dev.granary.backup.domain.RestoreReport.Unheard;
import dev.granary.eventing.Transactions;
import dev.granary.problem.ErrorCode;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * Restores that nobody speaks of: as with backups, one whose agent is gone is presumed to have failed, which the agent's
 * word replaces, and an agent that is there is asked again. In transactions of {@value #BATCH} restores.
 */
public final class UnheardRestores implements UnheardWork {
    private static final int BATCH = 200;

    private final Transactions transactions;
    private final Restores restores;
    private final KnownClusters clusters;
    private final AfterSilence afterSilence;

    public UnheardRestores(
            Transactions transactions, Restores restores, KnownClusters clusters, AfterSilence afterSilence) {
        this.transactions = transactions;
        this.restores = restores;
        this.clusters = clusters;
        this.afterSilence = afterSilence;
    }

    @Override
    public Uni<Void> neverTaken(Instant deadline) {
        return each(() -> restores.lockPendingSince(deadline, BATCH), this::presume);
    }

    @Override
    public Uni<Void> abandoned(Instant time) {
        return each(() -> restores.lockAbandonedSince(time, BATCH), this::presume);
    }

    @Override
    public Uni<Void> quiet(Instant time) {
        return each(() -> restores.lockQuietSince(time, BATCH), afterSilence::askAgain);
    }

    private Uni<Void> each(Supplier<Uni<List<Restore>>> some, Function<Restore, Uni<Void>> treat) {
        return transactions
                .inTransaction(() -> some.get()
                        .chain(found -> Multi.createFrom()
                                .iterable(found)
                                .onItem()
                                .transformToUniAndConcatenate(treat::apply)
                                .collect()
                                .last()
                                .replaceWith(found.size())))
                .chain(found ->
                        found == BATCH ? each(some, treat) : Uni.createFrom().voidItem());
    }

    private Uni<Void> presume(Restore restore) {
        return clusters.find(restore.order().cluster()).chain(cluster -> afterSilence.presume(restore, cluster));
    }

    /** What is done with one restore. */
    public record AfterSilence(
            Restores restores, RestoreCommands commands, RecordRestoreReport recordRestoreReport, Clock clock) {
        private Uni<Void> askAgain(Restore restore) {
            return commands.again(restore).chain(() -> restores.update(restore, clock.instant()));
        }

        private Uni<Void> presume(Restore restore, Optional<KnownCluster> cluster) {
            return recordRestoreReport.record(restore, silence(restore, cluster));
        }

        private Unheard silence(Restore restore, Optional<KnownCluster> cluster) {
            Instant now = clock.instant();
            if (restore.isRunning()) {
                return new Unheard(
                        now,
                        ErrorCode.AGENT_OFFLINE.code(),
                        "The agent went away in the middle of the restore and did not come back for a long time. Wake"
                                + " the shoot, or look at the agent's pod and its way to Kafka: once back, it goes on"
                                + " with the restore, and what it says replaces this.");
            }
            return cluster.filter(KnownCluster::isOnline).isPresent()
                    ? new Unheard(
                            now,
                            ErrorCode.COMMAND_EXPIRED.code(),
                            "The agent is online but did not take the command before its deadline."
                                    + " Look at the agent's log, then start the restore again.")
                    : new Unheard(
                            now,
                            ErrorCode.AGENT_OFFLINE.code(),
                            "The agent was not online before the deadline of the command."
                                    + " Start the restore again when the cluster is ONLINE.");
        }
    }
}
