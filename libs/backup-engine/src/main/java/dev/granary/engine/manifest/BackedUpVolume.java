package dev.granary.engine.manifest;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonProperty;
import org.jspecify.annotations.Nullable;

/**
 * A volume whose data is in the backup.
 *
 * @param claim name of the PersistentVolumeClaim
 * @param index path of its file index; one of the manifest's blobs
 * @param files entries of the index
 * @param bytes logical size of all files
 * @param storedBytes bytes of the packs that this backup added to the store for it; its index counts as a blob
 * @param problems files that are missing or not whole; the index names them
 * @param source what was read; null where nobody noted it
 */
@JsonInclude(JsonInclude.Include.NON_NULL)
public record BackedUpVolume(
        String namespace,
        String claim,
        Mode mode,
        String index,
        long files,
        long bytes,
        long storedBytes,
        long problems,
        @Nullable Source source) {

    /** How the backup of a volume came about. */
    public enum Mode {
        /** Every file was read. */
        @JsonProperty("full")
        FULL,
        /** Files that had not changed since the parent were not read. */
        @JsonProperty("incremental")
        INCREMENTAL
    }

    /** What the files were read from. */
    public enum Source {
        /** A snapshot, which is one moment of the volume. */
        @JsonProperty("snapshot")
        SNAPSHOT,
        /** The living file system of a node. */
        @JsonProperty("node")
        NODE
    }

    public BackedUpVolume {
        requireNonNull(namespace);
        requireNonNull(claim);
        requireNonNull(mode);
        requireNonNull(index);
    }

    /** The same, with what was read. */
    public BackedUpVolume from(Source read) {
        return new BackedUpVolume(namespace, claim, mode, index, files, bytes, storedBytes, problems, read);
    }
}
