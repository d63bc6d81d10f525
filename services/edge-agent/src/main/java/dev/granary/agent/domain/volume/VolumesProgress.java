package dev.granary.agent.domain.volume;

import org.jspecify.annotations.Nullable;

/**
 * How far a backup is with its volumes.
 *
 * @param done volumes that have their end, well or not
 * @param total volumes whose data the backup shall have; 0 before they are known
 * @param current the one that is being moved; null for none
 */
public record VolumesProgress(int done, int total, @Nullable Current current) {

    /** No volume is known yet. */
    public static final VolumesProgress NONE = new VolumesProgress(0, 0, null);

    /**
     * A volume that is being moved.
     *
     * @param claim name of the claim
     * @param files entries of all kinds so far
     * @param bytes sizes of the files among them
     * @param bytesPerSecond on the average so far
     * @param expectedBytes what the backup before this had of the volume; null when it had nothing
     */
    public record Current(
            String namespace,
            String claim,
            long files,
            long bytes,
            long bytesPerSecond,
            @Nullable Long expectedBytes) {}
}
