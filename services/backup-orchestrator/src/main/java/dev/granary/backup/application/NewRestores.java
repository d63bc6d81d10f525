package dev.granary.backup.application;

import dev.granary.backup.application.port.Ids;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupName;
import dev.granary.backup.domain.KnownCluster;
import dev.granary.backup.domain.Restore;
import dev.granary.backup.domain.RestoreOrder;
import java.time.Clock;
import java.time.Instant;

/** Makes restores: gives them their ids, name, time and deadline. */
public final class NewRestores {
    private final CommandSettings settings;
    private final Ids ids;
    private final Clock clock;

    public NewRestores(CommandSettings settings, Ids ids, Clock clock) {
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    Restore of(RestoreRequest request, Backup backup, KnownCluster cluster) {
        Instant now = clock.instant();
        RestoreOrder order = new RestoreOrder(
                cluster.id(),
                cluster.tenant(),
                backup.id(),
                backup.order().cluster(),
                backup.order().location(),
                request.name().orElseGet(() -> BackupName.of(cluster.name(), now)),
                request.options(),
                now,
                now.plus(settings.deadline()));
        return Restore.requested(ids.newRestore(), order, ids.newCommand());
    }
}
