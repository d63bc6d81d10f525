package dev.granary.backup.domain;

import org.jspecify.annotations.Nullable;

/**
 * What a backup holds of the volume of a claim: files and other entries, logical bytes of all files, and the bytes that
 * the backup added to the store for it. The source is null where the agent did not tell it.
 */
public record VolumeTotals(
        String namespace,
        String claim,
        VolumeMode mode,
        long files,
        long contentBytes,
        long addedBytes,
        @Nullable VolumeSource source) {}
