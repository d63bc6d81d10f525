package dev.granary.backup.application;

import dev.granary.backup.application.port.Backups;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.KnownCluster;
import dev.granary.backup.domain.Verification;
import dev.granary.backup.domain.VerificationReport;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Verifications for {@link UnheardUpkeep}. */
public record UnheardVerifications(
        Backups backups, BackupCommands commands, RecordVerificationReport recordVerificationReport, Clock clock)
        implements UnheardUpkeep.Kind {
    @Override
    public Uni<List<Backup>> lockAbandonedSince(Instant time, int limit) {
        return backups.lockVerificationsAbandonedSince(time, limit);
    }

    @Override
    public Uni<List<Backup>> lockQuietSince(Instant time, int limit) {
        return backups.lockVerificationsQuietSince(time, limit);
    }

    @Override
    public Optional<ClusterId> cluster(Backup backup) {
        return Optional.ofNullable(backup.upkeep().verification()).map(Verification::cluster);
    }

    @Override
    public Uni<Void> presumeFailed(Backup backup, Optional<KnownCluster> cluster) {
        Silence why = Silence.of("verification", true, cluster);
        return recordVerificationReport.record(
                backup,
                new VerificationReport.Unheard(clock.instant(), why.code().code(), why.message()));
    }

    @Override
    public Uni<Void> askAgain(Backup backup) {
        Verification verification = backup.upkeep().verification();
        return verification == null
                ? Uni.createFrom().voidItem()
                : commands.verify(backup, verification).chain(() -> backups.update(backup, clock.instant()));
    }
}
