package dev.granary.engine.manifest;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonProperty;

/**
 * A volume whose data is in the backup.
 *
 * @param claim name of the PersistentVolumeClaim
 * @param index path of its file index; one of the manifest's blobs
 * @param files entries of the index
 * @param bytes logical size of all files
 * @param storedBytes bytes of the packs that this backup added to the store for it; its index counts as a blob
 * @param problems files that are missing or not whole; the index names them
 */
public record BackedUpVolume(
        String namespace,
        String claim,
        Mode mode,
        String index,
        long files,
        long bytes,
        long storedBytes,
        long problems) {

    /** How the backup of a volume came about. */
    public enum Mode {
        /** Every file was read. */
        @JsonProperty("full")
        FULL,
        /** Files that had not changed since the parent were not read. */
        @JsonProperty("incremental")
        INCREMENTAL
    }

    public BackedUpVolume {
        requireNonNull(namespace);
        requireNonNull(claim);
        requireNonNull(mode);
        requireNonNull(index);
    }
}
