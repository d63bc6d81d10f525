package dev.granary.engine.manifest;

import static java.util.Objects.requireNonNull;

/**
 * A blob that the backup consists of.
 *
 * @param path full name in the container
 * @param role {@code resources}; later versions may know more
 * @param size bytes as stored
 * @param digest of the bytes as stored
 * @param objects Kubernetes objects in it
 * @param contentSize bytes after decompression
 */
public record ManifestBlob(String path, String role, long size, Digest digest, long objects, long contentSize) {

    public static final String RESOURCES = "resources";

    public ManifestBlob {
        requireNonNull(path);
        requireNonNull(role);
        requireNonNull(digest);
    }
}
