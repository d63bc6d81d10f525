package dev.granary.gateway.application;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Narrows a list of restores; null does not narrow. */
public record RestoreFilter(
        @Nullable UUID clusterId,
        @Nullable UUID backupId,
        @Nullable String tenant,
        @Nullable RestoreState state,
        @Nullable Boolean dryRun) {}
