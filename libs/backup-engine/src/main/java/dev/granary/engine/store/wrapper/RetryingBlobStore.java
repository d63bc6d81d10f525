package dev.granary.engine.store.wrapper;

import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobPage;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.BlobUpload;
import dev.granary.engine.store.ByteRange;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/**
 * Tries again what is throttled or unreachable, as patiently as it is told, and what is corrupt once more. A stream that
 * breaks goes on by a range from where it stood; the name may be bound to another blob by then, which only a reader's
 * digest can tell. An upload repeats the block that failed.
 *
 * <p>A put or commit that meets a blob after an answer got lost compares: the same bytes are its own, and it succeeds.
 * Writers that have to tell each other's blobs apart put something of their own into them.
 */
public final class RetryingBlobStore implements BlobStore {

    private final BlobStore store;
    private final Supplier<Attempts> attempts;

    /** Waits on the machine's time. */
    public RetryingBlobStore(BlobStore store, Patience patience) {
        this(store, patience, Waiting.real(), new Random());
    }

    /**
     * @param random safe for several threads
     */
    public RetryingBlobStore(BlobStore store, Patience patience, Waiting waiting, RandomGenerator random) {
        this.store = store;
        this.attempts = () -> new Attempts(patience, waiting, random);
    }

    @Override
    public void put(BlobName name, byte[] bytes) {
        Attempts tries = attempts.get();
        tries.run(() -> {
            try {
                store.put(name, bytes);
            } catch (BlobStoreException.BlobExists e) {
                new OwnBlob(name, bytes.length, () -> Sha256.of(bytes)).recogniseOrThrow(store, tries.anyFailed(), e);
            }
        });
    }

    @Override
    public BlobUpload upload(BlobName name) {
        return new RetryingUpload(store, name, attempts);
    }

    @Override
    public InputStream get(BlobName name) {
        InputStream first = attempts.get().call(() -> store.get(name));
        return new ResumingStream(first, store, name, ByteRange.from(0), attempts);
    }

    @Override
    public InputStream get(BlobName name, long offset, long length) {
        ByteRange range = new ByteRange(offset, length);
        InputStream first = attempts.get().call(() -> store.get(name, offset, length));
        return new ResumingStream(first, store, name, range, attempts);
    }

    @Override
    public Optional<BlobInfo> head(BlobName name) {
        return attempts.get().call(() -> store.head(name));
    }

    @Override
    public BlobPage list(String prefix, @Nullable String cursor, int limit) {
        return attempts.get().call(() -> store.list(prefix, cursor, limit));
    }

    @Override
    public void delete(BlobName name) {
        attempts.get().run(() -> store.delete(name));
    }

    @Override
    public Optional<Instant> extendRetention(BlobName name, Instant until) {
        return attempts.get().call(() -> store.extendRetention(name, until));
    }
}
