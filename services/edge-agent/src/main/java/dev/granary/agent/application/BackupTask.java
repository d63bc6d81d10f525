package dev.granary.agent.application;

import dev.granary.agent.application.export.ExportPlan;
import dev.granary.agent.domain.Command;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/**
 * What one attempt at a backup has to do.
 *
 * @param cancelled the command that wants it to stop, once there is one
 */
record BackupTask(
        Command.StartBackup order,
        ExportPlan plan,
        Instant startedAt,
        Progress progress,
        Supplier<Optional<UUID>> cancelled) {}
