package dev.granary.agent.application;

import dev.granary.agent.application.export.ExportPlan;
import dev.granary.agent.domain.Command;
import dev.granary.engine.seal.KeyId;
import dev.granary.engine.seal.LocationKey;
import dev.granary.engine.seal.LocationKeys;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What one attempt at a backup has to do.
 *
 * @param keys the first seals; none where the location is not encrypted
 * @param cancelled the command that wants it to stop, once there is one
 */
record BackupTask(
        Command.StartBackup order,
        ExportPlan plan,
        LocationKeys keys,
        Instant startedAt,
        Progress progress,
        Supplier<Optional<UUID>> cancelled) {

    /** What the backup is sealed with. */
    Optional<KeyId> sealedWith() {
        return keys.current().map(LocationKey::id);
    }
}
