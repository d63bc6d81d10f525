package dev.granary.backup.application;

import dev.granary.backup.application.port.Backups;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.Deletion;
import dev.granary.backup.domain.DeletionReport;
import dev.granary.backup.domain.KnownCluster;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** Deletions for {@link UnheardUpkeep}. */
public record UnheardDeletions(
        Backups backups, BackupCommands commands, RecordDeletionReport recordDeletionReport, Clock clock)
        implements UnheardUpkeep.Kind {
    @Override
    public Uni<List<Backup>> lockAbandonedSince(Instant time, int limit) {
        return backups.lockDeletionsAbandonedSince(time, limit);
    }

    @Override
    public Uni<List<Backup>> lockQuietSince(Instant time, int limit) {
        return backups.lockDeletionsQuietSince(time, limit);
    }

    @Override
    public Optional<ClusterId> cluster(Backup backup) {
        return Optional.ofNullable(backup.upkeep().deletion()).map(Deletion::cluster);
    }

    @Override
    public Uni<Void> presumeFailed(Backup backup, Optional<KnownCluster> cluster) {
        Silence why = Silence.of("deletion", true, cluster);
        var failure = new Deletion.Failure(clock.instant(), why.code().code(), why.message(), null);
        return recordDeletionReport.record(backup, new DeletionReport.Failed(failure));
    }

    @Override
    public Uni<Void> askAgain(Backup backup) {
        Deletion deletion = backup.upkeep().deletion();
        return deletion == null
                ? Uni.createFrom().voidItem()
                : commands.delete(backup, deletion).chain(() -> backups.update(backup, clock.instant()));
    }
}
