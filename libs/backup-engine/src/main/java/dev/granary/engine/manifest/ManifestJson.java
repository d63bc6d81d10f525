package dev.granary.engine.manifest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;

/**
 * What lies at a commit point, to and from JSON. Both directions stream: beside the manifest itself they need next to no
 * memory. Reading trusts nothing: version first, then shape, then every path and number.
 */
public final class ManifestJson {

    /** Bytes of the largest manifest that is read. */
    public static final long MOST_BYTES = 1L << 30;

    /** The field that makes a tombstone. */
    static final String ABANDONED = "abandoned";

    private ManifestJson() {}

    /** Does not close the stream. */
    public static void write(Manifest manifest, OutputStream out) {
        try {
            new ManifestWriter(manifest).write(out);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** For small manifests. */
    public static byte[] write(Manifest manifest) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        write(manifest, bytes);
        return bytes.toByteArray();
    }

    /**
     * Fields that this build does not know are ignored.
     *
     * @param key the attempt at whose commit point it lies; a manifest that speaks of another is damaged
     * @throws UnreadableManifestException it cannot be used
     */
    public static AttemptEnd read(InputStream json, AttemptKey key) {
        return new ManifestReader(key).read(json);
    }
}
