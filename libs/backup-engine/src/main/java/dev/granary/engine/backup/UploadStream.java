package dev.granary.engine.backup;

import dev.granary.engine.manifest.Digest;
import dev.granary.engine.store.BlobUpload;
import java.io.OutputStream;
import java.security.MessageDigest;

/** Feeds an upload, and knows size and digest of what went through. */
final class UploadStream extends OutputStream {

    private final BlobUpload upload;
    private final MessageDigest digest = Digest.start();
    private long size;
    private boolean abandoned;

    UploadStream(BlobUpload upload) {
        this.upload = upload;
    }

    @Override
    public void write(int value) {
        write(new byte[] {(byte) value}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        if (abandoned) {
            return;
        }
        upload.append(bytes, offset, length);
        digest.update(bytes, offset, length);
        size += length;
    }

    long size() {
        return size;
    }

    /** Of everything so far; called once, at the end. */
    Digest digest() {
        return Digest.finish(digest);
    }

    void commit() {
        try (upload) {
            upload.commit();
        }
    }

    /** Takes no more bytes and gives up what was sent. */
    void abandon() {
        abandoned = true;
        upload.close();
    }
}
