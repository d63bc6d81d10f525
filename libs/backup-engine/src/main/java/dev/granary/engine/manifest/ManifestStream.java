package dev.granary.engine.manifest;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;
import java.util.Arrays;

/** Knows how many bytes were read, and whether the last of them are the digest of those before. */
final class ManifestStream extends FilterInputStream {

    private final MessageDigest digest = Digest.start();

    /** The last bytes that were read, not digested yet because they may be the end. */
    private final byte[] held = new byte[ManifestEnd.BYTES];

    private int heldBytes;
    private long count;

    ManifestStream(InputStream in) {
        super(in);
    }

    long count() {
        return count;
    }

    /** Asked once, when everything was read. */
    boolean endsWithItsDigest() {
        return heldBytes == held.length && Arrays.equals(held, ManifestEnd.of(Digest.finish(digest)));
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = super.read(bytes, offset, length);
        if (read > 0) {
            count += read;
            pass(bytes, offset, read);
        }
        return read;
    }

    private void pass(byte[] bytes, int offset, int length) {
        int digestible = Math.max(0, heldBytes + length - held.length);
        int fromHeld = Math.min(heldBytes, digestible);
        int fromNew = digestible - fromHeld;
        digest.update(held, 0, fromHeld);
        digest.update(bytes, offset, fromNew);
        System.arraycopy(held, fromHeld, held, 0, heldBytes - fromHeld);
        System.arraycopy(bytes, offset + fromNew, held, heldBytes - fromHeld, length - fromNew);
        heldBytes += length - digestible;
    }
}
