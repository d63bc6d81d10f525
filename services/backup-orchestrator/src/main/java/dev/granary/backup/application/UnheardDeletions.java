package dev.granary.backup.application;

import dev.granary.backup.application.port.Backups;
import dev.granary.backup.application.port.KnownClusters;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.Deletion;
import dev.granary.backup.domain.DeletionReport;
import dev.granary.backup.domain.KnownCluster;
import dev.granary.eventing.Transactions;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/**
 * Deletions that nobody speaks of: one whose agent is gone is presumed to have failed, so that another can be asked; an
 * agent that is there gets the same command again, which it answers, also when it is past its deadline.
 */
public final class UnheardDeletions implements UnheardWork {
    private final Transactions transactions;
    private final Backups backups;
    private final KnownClusters clusters;
    private final AfterSilence afterSilence;

    public UnheardDeletions(
            Transactions transactions, Backups backups, KnownClusters clusters, AfterSilence afterSilence) {
        this.transactions = transactions;
        this.backups = backups;
        this.clusters = clusters;
        this.afterSilence = afterSilence;
    }

    /** An agent does not say that it has begun, so this tells nothing that the two others do not. */
    @Override
    public Uni<Void> neverTaken(Instant deadline) {
        return Uni.createFrom().voidItem();
    }

    @Override
    public Uni<Void> abandoned(Instant time) {
        return InBatches.each(
                transactions, () -> backups.lockDeletionsAbandonedSince(time, InBatches.SIZE), this::presume);
    }

    @Override
    public Uni<Void> quiet(Instant time) {
        return InBatches.each(
                transactions, () -> backups.lockDeletionsQuietSince(time, InBatches.SIZE), afterSilence::askAgain);
    }

    private Uni<Void> presume(Backup backup) {
        return Optional.ofNullable(backup.upkeep().deletion())
                .map(Deletion::cluster)
                .map(clusters::find)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .chain(cluster -> afterSilence.presume(backup, cluster));
    }

    /** What is done with one deletion. */
    public record AfterSilence(
            Backups backups, BackupCommands commands, RecordDeletionReport recordDeletionReport, Clock clock) {
        private Uni<Void> askAgain(Backup backup) {
            Deletion deletion = backup.upkeep().deletion();
            return deletion == null
                    ? Uni.createFrom().voidItem()
                    : commands.delete(backup, deletion).chain(() -> backups.update(backup, clock.instant()));
        }

        private Uni<Void> presume(Backup backup, Optional<KnownCluster> cluster) {
            Silence why = Silence.of("deletion", true, cluster);
            var failure = new Deletion.Failure(clock.instant(), why.code().code(), why.message(), null);
            return recordDeletionReport.record(backup, new DeletionReport.Failed(failure));
        }
    }
}
