package dev.granary.engine.protocol;

import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobPage;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.ForwardingBlobStore;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Holds the blobs that it is told to hold. */
final class LockingStore extends ForwardingBlobStore {

    private final InstantSource clock;
    private final Map<BlobName, Instant> locks = new HashMap<>();
    private boolean secretive;

    LockingStore(BlobStore store, InstantSource clock) {
        super(store);
        this.clock = clock;
    }

    /** From here on it holds, and does not tell. */
    void keepLocksSecret() {
        secretive = true;
    }

    @Override
    public void delete(BlobName name) {
        Instant until = locks.getOrDefault(name, Instant.MIN);
        if (until.isAfter(clock.instant())) {
            throw new BlobStoreException.Locked(name, secretive ? null : until);
        }
        super.delete(name);
    }

    @Override
    public Optional<Instant> extendRetention(BlobName name, Instant until) {
        return Optional.of(locks.merge(name, until, (held, wanted) -> held.isAfter(wanted) ? held : wanted));
    }

    @Override
    public Optional<BlobInfo> head(BlobName name) {
        return super.head(name).map(this::withLock);
    }

    @Override
    public BlobPage list(String prefix, @Nullable String cursor, int limit) {
        BlobPage page = super.list(prefix, cursor, limit);
        return new BlobPage(page.blobs().stream().map(this::withLock).toList(), page.next());
    }

    private BlobInfo withLock(BlobInfo blob) {
        return secretive ? blob : new BlobInfo(blob.name(), blob.sizeBytes(), blob.storedAt(), locks.get(blob.name()));
    }
}
