package dev.granary.engine.volume.stored;

import dev.granary.engine.manifest.Digest;
import dev.granary.engine.manifest.ManifestBlob;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.security.MessageDigest;

/** The bytes of a blob that a manifest names; throws at its end when they are others. */
final class CheckedStream extends FilterInputStream {

    private final ManifestBlob expected;
    private final MessageDigest digest = Digest.start();
    private long left;
    private boolean ended;

    CheckedStream(InputStream in, ManifestBlob expected) {
        super(in);
        this.expected = expected;
        this.left = expected.size();
    }

    @Override
    public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] bytes, int offset, int length) throws IOException {
        int read = in.read(bytes, offset, length);
        if (read < 0) {
            if (!ended) {
                requireWhole();
            }
            return read;
        }
        left -= read;
        if (left < 0) {
            throw new IOException("the blob is longer than the manifest says");
        }
        digest.update(bytes, offset, read);
        return read;
    }

    private void requireWhole() throws IOException {
        ended = true;
        if (left != 0 || !Digest.finish(digest).equals(expected.digest())) {
            throw new IOException("the blob is not the one that the manifest names");
        }
    }
}
