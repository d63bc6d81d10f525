package dev.granary.agent.domain.volume;

/**
 * What a backup holds of one volume.
 *
 * @param claim name of the claim
 * @param files entries of all kinds
 * @param contentBytes logical bytes of all files
 * @param addedBytes bytes that this backup added to the store
 */
public record VolumeTotals(String namespace, String claim, Mode mode, long files, long contentBytes, long addedBytes) {

    /** How the data got into the backup. */
    public enum Mode {
        /** Every file was read. */
        FULL,
        /** What had not changed since an earlier backup was not read. */
        INCREMENTAL,
        /** Somebody wanted it left out. */
        SKIPPED
    }

    /** A volume whose data was left out on purpose. */
    public static VolumeTotals skipped(String namespace, String claim) {
        return new VolumeTotals(namespace, claim, Mode.SKIPPED, 0, 0, 0);
    }
}
