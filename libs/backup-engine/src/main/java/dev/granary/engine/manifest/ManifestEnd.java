package dev.granary.engine.manifest;

import java.nio.charset.StandardCharsets;

/**
 * The last bytes of a manifest: the digest of all bytes before them. They are the same to the byte but for the digest, so
 * that a reader needs no place of a field to know what the digest covers.
 */
final class ManifestEnd {

    /** The field. */
    static final String FIELD = "digest";

    /** How many bytes it has. */
    static final int BYTES = of(Digest.of(new byte[0])).length;

    private ManifestEnd() {}

    static byte[] of(Digest digest) {
        return (",\n  \"" + FIELD + "\": \"" + digest.value() + "\"\n}").getBytes(StandardCharsets.US_ASCII);
    }
}
