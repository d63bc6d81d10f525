package dev.granary.engine.manifest;

import static java.util.Objects.requireNonNull;

/**
 * A blob that belongs to this backup alone.
 *
 * @param path full name in the container
 * @param role {@code resources}, {@code volume-index}, {@code volume-handover}, {@code results}; later versions may know more
 * @param size bytes as stored
 * @param digest of the bytes as stored
 * @param objects Kubernetes objects in it; 0 for other roles
 * @param contentSize bytes after decompression
 */
public record ManifestBlob(String path, String role, long size, Digest digest, long objects, long contentSize) {

    public static final String RESOURCES = "resources";
    public static final String VOLUME_INDEX = "volume-index";
    public static final String VOLUME_HANDOVER = "volume-handover";
    public static final String RESULTS = "results";

    public ManifestBlob {
        requireNonNull(path);
        requireNonNull(role);
        requireNonNull(digest);
    }

    public boolean holdsResources() {
        return role.equals(RESOURCES);
    }
}
