package dev.granary.backup.application;

import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.BackupName;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.RestoreOptions;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a person asks for: a backup into a cluster. Without a name the restore gets one from its cluster and time. */
public record RestoreRequest(
        BackupId backup, ClusterId cluster, @Nullable BackupName nameOrNull, RestoreOptions options) {
    public Optional<BackupName> name() {
        return Optional.ofNullable(nameOrNull);
    }
}
