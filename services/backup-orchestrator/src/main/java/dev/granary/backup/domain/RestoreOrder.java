package dev.granary.backup.domain;

import java.time.Instant;

/**
 * What was asked for, once and for all: the backup of cluster {@code owner} into {@code cluster}. After {@code deadline}
 * the agent no longer starts it.
 */
public record RestoreOrder(
        ClusterId cluster,
        String tenant,
        BackupId backup,
        ClusterId owner,
        LocationId location,
        BackupName name,
        RestoreOptions options,
        Instant requestedAt,
        Instant deadline) {}
