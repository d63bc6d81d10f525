package dev.granary.agent.domain.volume;

import org.jspecify.annotations.Nullable;

/**
 * What a backup holds of one volume.
 *
 * @param claim name of the claim
 * @param files entries of all kinds
 * @param contentBytes logical bytes of all files
 * @param addedBytes bytes that this backup added to the store
 * @param source what was read; null for nothing, and in backups of before this was noted
 */
public record VolumeTotals(
        String namespace,
        String claim,
        Mode mode,
        long files,
        long contentBytes,
        long addedBytes,
        @Nullable Source source) {

    /** How the data got into the backup. */
    public enum Mode {
        /** Every file was read. */
        FULL,
        /** What had not changed since an earlier backup was not read. */
        INCREMENTAL,
        /** Somebody wanted it left out. */
        SKIPPED
    }

    /** What the data was read from. */
    public enum Source {
        /** A snapshot. */
        SNAPSHOT,
        /** The living file system of a node. */
        NODE
    }

    /** A volume whose data was left out on purpose. */
    public static VolumeTotals skipped(String namespace, String claim) {
        return new VolumeTotals(namespace, claim, Mode.SKIPPED, 0, 0, 0, null);
    }
}
