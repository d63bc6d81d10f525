package dev.granary.backup.domain;

import org.jspecify.annotations.Nullable;

/**
 * How far a backup or restore is with its volumes.
 *
 * @param done volumes that have their end, well or not
 * @param total 0 before they are known; of a restore all of its backup
 * @param current the one that is being read, or filled; null for none
 */
public record VolumesProgress(int done, int total, @Nullable Current current) {
    public static final VolumesProgress NONE = new VolumesProgress(0, 0, null);

    /**
     * A volume that is being read, or filled.
     *
     * @param contentBytes logical bytes so far, unchanged ones included
     * @param bytesPerSecond of these, on the average
     * @param expectedBytes what the backup before this has of it, or the one that is restored; null when it has nothing
     */
    public record Current(
            String namespace,
            String claim,
            long files,
            long contentBytes,
            long bytesPerSecond,
            @Nullable Long expectedBytes) {}
}
