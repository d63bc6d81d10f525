package dev.granary.engine.store.wrapper;

import dev.granary.engine.crypto.Crypto;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.BlobUpload;
import java.security.MessageDigest;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Repeats the call that failed, which the port allows, and knows the digest of what it sent. */
final class RetryingUpload implements BlobUpload {

    private final BlobStore store;
    private final BlobName name;
    private final BlobUpload upload;
    private final Supplier<Attempts> attempts;
    private final MessageDigest digest = Crypto.sha256();
    private long size;
    private byte @Nullable [] finished;
    private boolean triedToCommit;

    RetryingUpload(BlobStore store, BlobName name, Supplier<Attempts> attempts) {
        this.store = store;
        this.name = name;
        this.upload = store.upload(name);
        this.attempts = attempts;
    }

    @Override
    public void append(byte[] bytes, int offset, int length) {
        attempts.get().run(() -> upload.append(bytes, offset, length));
        digest.update(bytes, offset, length);
        size += length;
    }

    @Override
    public void commit() {
        byte[] sha256 = sha256();
        attempts.get().run(() -> {
            boolean mayBeOwn = triedToCommit;
            triedToCommit = true;
            try {
                upload.commit();
            } catch (BlobStoreException.BlobExists e) {
                new OwnBlob(name, size, () -> sha256).recogniseOrThrow(store, mayBeOwn, e);
            }
        });
    }

    private byte[] sha256() {
        byte[] known = finished == null ? digest.digest() : finished;
        finished = known;
        return known;
    }

    @Override
    public void close() {
        upload.close();
    }
}
