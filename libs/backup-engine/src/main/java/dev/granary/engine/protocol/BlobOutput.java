package dev.granary.engine.protocol;

import dev.granary.engine.manifest.Digest;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.BlobUpload;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;

/**
 * Bytes on their way into one blob, size and digest taken on the way. Ends with {@link #finish} or {@link #abandon}; to
 * close it is neither. Used by one thread.
 */
public final class BlobOutput extends OutputStream {

    private static final int BUFFER_BYTES = 64 << 10;

    /** What was stored. */
    public record Stored(long sizeBytes, Digest digest) {}

    private final BlobStore store;
    private final BlobName name;
    private final BlobUpload upload;
    private final MessageDigest digest = Digest.start();
    private long size;
    private boolean ended;

    public BlobOutput(BlobStore store, BlobName name) {
        this.store = store;
        this.name = name;
        this.upload = store.upload(name);
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (ended) {
            return;
        }
        upload.append(bytes, offset, length);
        digest.update(bytes, offset, length);
        size += length;
    }

    /**
     * Binds the name. A blob that is there and has the same bytes is an earlier try whose answer got lost.
     *
     * @throws BlobStoreException.BlobExists the name is bound to other bytes
     */
    public Stored finish() {
        ended = true;
        Stored stored = new Stored(size, Digest.finish(digest));
        try (upload) {
            upload.commit();
        } catch (BlobStoreException.BlobExists e) {
            if (!isThere(stored.digest())) {
                throw e;
            }
        }
        return stored;
    }

    private boolean isThere(Digest expected) {
        try {
            return digestOf(store, name).equals(expected);
        } catch (BlobStoreException.BlobAbsent e) {
            return false;
        }
    }

    /** Takes no more bytes and gives up what was sent. Does nothing after {@link #finish}. */
    public void abandon() {
        if (!ended) {
            ended = true;
            upload.close();
        }
    }

    /** Reads a blob from its first to its last byte. */
    public static Digest digestOf(BlobStore store, BlobName name) {
        MessageDigest digest = Digest.start();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = store.get(name)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Digest.finish(digest);
    }
}
