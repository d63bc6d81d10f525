package dev.granary.backup.application;

import dev.granary.backup.application.port.Ids;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupName;
import dev.granary.backup.domain.BackupOrder;
import dev.granary.backup.domain.KnownCluster;
import java.time.Clock;
import java.time.Instant;

/** Makes backups: gives them their ids, name, time and deadline. */
public final class NewBackups {
    private final CommandSettings settings;
    private final Ids ids;
    private final Clock clock;

    public NewBackups(CommandSettings settings, Ids ids, Clock clock) {
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    Backup of(BackupRequest request, KnownCluster cluster) {
        Instant now = clock.instant();
        BackupOrder order = new BackupOrder(
                cluster.id(),
                cluster.tenant(),
                request.location(),
                request.name().orElseGet(() -> BackupName.of(cluster.name(), now)),
                request.selections(),
                request.skipVolumeData(),
                request.retryOf(),
                now,
                now.plus(settings.deadline()));
        return Backup.requested(ids.newBackup(), order, ids.newCommand());
    }
}
