package dev.granary.gateway.application;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Narrows a list of backups; null does not narrow. */
public record BackupFilter(
        @Nullable UUID clusterId,
        @Nullable UUID locationId,
        @Nullable String tenant,
        @Nullable BackupState state) {}
