package dev.granary.engine.manifest;

/**
 * A backup that exists.
 *
 * @param manifestSize bytes of the manifest as stored
 */
public record CommittedBackup(Manifest manifest, long manifestSize) implements AttemptEnd {

    public AttemptKey attempt() {
        return manifest.attempt();
    }

    /** Bytes of all blobs of the backup, the manifest included. */
    public long storedBytes() {
        return manifest.storedBytes() + manifestSize;
    }

    /** Blobs that the manifest names, and the manifest. */
    public int blobs() {
        return manifest.blobs().size() + 1;
    }
}
