package dev.granary.engine.store.wrapper;

import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobInputStream;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobPage;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobUpload;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Keeps a pace. A call counts as one request, and so does every block of a stream after its first and every block of an
 * upload: what a provider sends may differ by a few.
 */
public final class PacedBlobStore implements BlobStore {

    private final BlobStore store;
    private final RequestPace pace;
    private final long blockBytes;

    /**
     * @param pace may be shared with other stores, of one storage account for instance
     * @param blockBytes bytes that the provider moves by one request
     */
    public PacedBlobStore(BlobStore store, RequestPace pace, int blockBytes) {
        this.store = store;
        this.pace = pace;
        this.blockBytes = blockBytes;
    }

    @Override
    public void put(BlobName name, byte[] bytes) {
        pace.awaitTurn();
        store.put(name, bytes);
    }

    @Override
    public BlobUpload upload(BlobName name) {
        BlobUpload upload = store.upload(name);
        PacedBytes bytes = new PacedBytes(pace, blockBytes, 0);
        return new BlobUpload() {
            @Override
            public void append(byte[] more, int offset, int length) {
                bytes.await(length);
                upload.append(more, offset, length);
            }

            @Override
            public void commit() {
                pace.awaitTurn();
                upload.commit();
            }

            @Override
            public void close() {
                upload.close();
            }
        };
    }

    @Override
    public InputStream get(BlobName name) {
        pace.awaitTurn();
        return paced(store.get(name));
    }

    @Override
    public InputStream get(BlobName name, long offset, long length) {
        pace.awaitTurn();
        return paced(store.get(name, offset, length));
    }

    private InputStream paced(InputStream stream) {
        PacedBytes paid = new PacedBytes(pace, blockBytes, blockBytes);
        return new BlobInputStream() {
            @Override
            protected int readSome(byte[] bytes, int offset, int length) {
                int count = Streams.read(stream, bytes, offset, length);
                paid.await(Math.max(count, 0));
                return count;
            }

            @Override
            public void close() {
                Streams.close(stream);
            }
        };
    }

    @Override
    public Optional<BlobInfo> head(BlobName name) {
        pace.awaitTurn();
        return store.head(name);
    }

    @Override
    public BlobPage list(String prefix, @Nullable String cursor, int limit) {
        pace.awaitTurn();
        return store.list(prefix, cursor, limit);
    }

    @Override
    public void delete(BlobName name) {
        pace.awaitTurn();
        store.delete(name);
    }

    @Override
    public Optional<Instant> extendRetention(BlobName name, Instant until) {
        pace.awaitTurn();
        return store.extendRetention(name, until);
    }
}
