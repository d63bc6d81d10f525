package dev.granary.engine.backup;

import dev.granary.engine.manifest.Manifest;

/**
 * A backup that exists.
 *
 * @param manifestSize bytes of the manifest as stored
 */
public record CommittedBackup(Manifest manifest, long manifestSize) {

    /** Bytes of all blobs of the backup, the manifest included. */
    public long storedBytes() {
        return manifest.storedBytes() + manifestSize;
    }

    /** Blobs that the manifest names, and the manifest. */
    public int blobs() {
        return manifest.blobs().size() + 1;
    }
}
