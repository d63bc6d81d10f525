package dev.granary.backup.application;

import dev.granary.backup.application.port.Backups;
import dev.granary.backup.application.port.KnownClusters;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.KnownCluster;
import dev.granary.backup.domain.Verification;
import dev.granary.backup.domain.VerificationReport;
import dev.granary.eventing.Transactions;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;

/** Verifications that nobody speaks of, treated as {@link UnheardDeletions} are. */
public final class UnheardVerifications implements UnheardWork {
    private final Transactions transactions;
    private final Backups backups;
    private final KnownClusters clusters;
    private final AfterSilence afterSilence;

    public UnheardVerifications(
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
                transactions, () -> backups.lockVerificationsAbandonedSince(time, InBatches.SIZE), this::presume);
    }

    @Override
    public Uni<Void> quiet(Instant time) {
        return InBatches.each(
                transactions, () -> backups.lockVerificationsQuietSince(time, InBatches.SIZE), afterSilence::askAgain);
    }

    private Uni<Void> presume(Backup backup) {
        return Optional.ofNullable(backup.upkeep().verification())
                .map(Verification::cluster)
                .map(clusters::find)
                .orElseGet(() -> Uni.createFrom().item(Optional.empty()))
                .chain(cluster -> afterSilence.presume(backup, cluster));
    }

    /** What is done with one verification. */
    public record AfterSilence(
            Backups backups, BackupCommands commands, RecordVerificationReport recordVerificationReport, Clock clock) {
        private Uni<Void> askAgain(Backup backup) {
            Verification verification = backup.upkeep().verification();
            return verification == null
                    ? Uni.createFrom().voidItem()
                    : commands.verify(backup, verification).chain(() -> backups.update(backup, clock.instant()));
        }

        private Uni<Void> presume(Backup backup, Optional<KnownCluster> cluster) {
            Silence why = Silence.of("verification", true, cluster);
            return recordVerificationReport.record(
                    backup,
                    new VerificationReport.Unheard(clock.instant(), why.code().code(), why.message()));
        }
    }
}
