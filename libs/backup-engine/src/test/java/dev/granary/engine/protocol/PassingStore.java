package dev.granary.engine.protocol;

import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobPage;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobUpload;
import java.io.InputStream;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A store that passes everything on, to be overridden where it shall not. */
class PassingStore implements BlobStore {

    private final BlobStore store;

    PassingStore(BlobStore store) {
        this.store = store;
    }

    @Override
    public void put(BlobName name, byte[] bytes) {
        store.put(name, bytes);
    }

    @Override
    public BlobUpload upload(BlobName name) {
        return store.upload(name);
    }

    @Override
    public InputStream get(BlobName name) {
        return store.get(name);
    }

    @Override
    public InputStream get(BlobName name, long offset, long length) {
        return store.get(name, offset, length);
    }

    @Override
    public Optional<BlobInfo> head(BlobName name) {
        return store.head(name);
    }

    @Override
    public BlobPage list(String prefix, @Nullable String cursor, int limit) {
        return store.list(prefix, cursor, limit);
    }

    @Override
    public void delete(BlobName name) {
        store.delete(name);
    }

    @Override
    public Optional<Instant> extendRetention(BlobName name, Instant until) {
        return store.extendRetention(name, until);
    }
}
