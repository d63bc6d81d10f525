package dev.granary.backup.application;

import dev.granary.backup.application.port.KnownClusters;
import dev.granary.backup.application.port.Restores;
import dev.granary.backup.domain.KnownCluster;
import dev.granary.backup.domain.Restore;
import dev.granary.backup.domain.RestoreReport.Unheard;
import dev.granary.eventing.Transactions;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Restores that nobody speaks of: as with backups, one whose agent is gone is presumed to have failed, which the agent's
 * word replaces, and an agent that is there is asked again. In transactions of {@value InBatches#SIZE} restores.
 */
public final class UnheardRestores implements UnheardWork {
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
        return InBatches.each(transactions, () -> restores.lockPendingSince(deadline, InBatches.SIZE), this::presume);
    }

    @Override
    public Uni<Void> abandoned(Instant time) {
        return InBatches.each(transactions, () -> restores.lockAbandonedSince(time, InBatches.SIZE), this::presume);
    }

    @Override
    public Uni<Void> quiet(Instant time) {
        return InBatches.each(
                transactions, () -> restores.lockQuietSince(time, InBatches.SIZE), afterSilence::askAgain);
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
            Silence why = Silence.of("restore", restore.isRunning(), cluster);
            return new Unheard(clock.instant(), why.code().code(), why.message());
        }
    }
}
