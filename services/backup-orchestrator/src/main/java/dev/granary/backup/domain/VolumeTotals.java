package dev.granary.backup.domain;

/**
 * What a backup holds of the volume of a claim: files and other entries, logical bytes of all files, and the bytes that
 * the backup added to the store for it.
 */
public record VolumeTotals(
        String namespace, String claim, VolumeMode mode, long files, long contentBytes, long addedBytes) {}
