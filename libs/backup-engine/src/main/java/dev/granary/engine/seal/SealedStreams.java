package dev.granary.engine.seal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PushbackInputStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.Arrays;

/**
 * Seals and opens blobs that are written and read as streams. A sealed stream is cut into segments, each with its own tag
 * that also binds its place and whether it is the last, so a reader notices changed, missing and reordered bytes no later
 * than in the segment where they are. Memory: one segment. Safe for several threads; a stream belongs to one.
 */
public final class SealedStreams {

    /** Bytes of a segment before it is sealed; only the last may have fewer. */
    static final int SEGMENT_BYTES = 1 << 20;

    private static final byte[] MAGIC = "GRNSEAL1".getBytes(StandardCharsets.US_ASCII);
    private static final int VERSION_AT = MAGIC.length - 1;

    private final LocationKeys keys;
    private final SecureRandom random;

    /** Seals with these keys. */
    public SealedStreams(LocationKeys keys, SecureRandom random) {
        this.keys = keys;
        this.random = random;
    }

    /** Seals nothing, and opens nothing that is sealed. */
    public static SealedStreams none() {
        return new SealedStreams(LocationKeys.none(), new SecureRandom());
    }

    /**
     * A stream whose bytes arrive in {@code target} sealed with the current key, or as they are where there is none.
     * Closing it writes the end and closes the target; without that, what was written does not open.
     */
    public OutputStream sealing(OutputStream target) throws IOException {
        SealHeader header = SealHeader.create(keys, random);
        if (header.blobKey().isEmpty()) {
            return target;
        }
        target.write(MAGIC);
        target.write(header.bytes());
        return new SealingStream(target, header.blobKey().get());
    }

    /**
     * The bytes that were written to {@link #sealing}. A stream that is not sealed is handed out as it is, so blobs from
     * before a location was encrypted stay readable. Closing it closes the source.
     *
     * @throws SealException the key is not here or is the wrong one, a newer Granary sealed it, or it is broken; reading
     *     the stream may throw {@code Broken}
     */
    public InputStream opening(InputStream source) throws IOException {
        return opening(source, false);
    }

    /**
     * As {@link #opening} for a blob of a backup that says it is sealed: without a seal it is not what the backup had, but
     * perhaps what somebody put there who may write to the container and has no key.
     */
    public InputStream openingSealed(InputStream source) throws IOException {
        return opening(source, true);
    }

    private InputStream opening(InputStream source, boolean mustBeSealed) throws IOException {
        PushbackInputStream start = new PushbackInputStream(source, MAGIC.length);
        byte[] magic = start.readNBytes(MAGIC.length);
        if (!startsLikeOurs(magic)) {
            if (mustBeSealed) {
                throw new SealException.Broken("it is not sealed, though its backup is");
            }
            start.unread(magic);
            return start;
        }
        if (magic[VERSION_AT] != MAGIC[VERSION_AT]) {
            throw new SealException.Unsupported("sealed by a newer version of Granary");
        }
        SealHeader header = SealHeader.read(start, keys);
        BlobKey key = header.blobKey().orElseThrow(() -> new SealException.Broken("names no key"));
        return new OpeningStream(start, key);
    }

    private static boolean startsLikeOurs(byte[] magic) {
        return magic.length == MAGIC.length && Arrays.equals(magic, 0, VERSION_AT, MAGIC, 0, VERSION_AT);
    }
}
