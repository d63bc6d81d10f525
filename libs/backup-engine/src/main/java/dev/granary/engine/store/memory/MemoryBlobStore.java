package dev.granary.engine.store.memory;

import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobPage;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.BlobUpload;
import dev.granary.engine.store.ByteRange;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import org.jspecify.annotations.Nullable;

/** Blobs in the heap. Holds no blob: there are no locks. */
public final class MemoryBlobStore implements BlobStore {

    private static final class Stored {
        private final byte[] bytes;
        private final Instant at;

        private Stored(byte[] bytes, Instant at) {
            this.bytes = bytes;
            this.at = at;
        }
    }

    private final NavigableMap<BlobName, Stored> blobs = new ConcurrentSkipListMap<>();
    private final InstantSource clock;
    private final boolean exists;

    public MemoryBlobStore(InstantSource clock) {
        this(clock, true);
    }

    private MemoryBlobStore(InstantSource clock, boolean exists) {
        this.clock = clock;
        this.exists = exists;
    }

    /** A store whose container somebody forgot to create. */
    public static MemoryBlobStore withoutContainer() {
        return new MemoryBlobStore(InstantSource.system(), false);
    }

    private NavigableMap<BlobName, Stored> container() {
        if (!exists) {
            throw new BlobStoreException.ContainerAbsent("in memory");
        }
        return blobs;
    }

    @Override
    public void put(BlobName name, byte[] bytes) {
        if (container().putIfAbsent(name, new Stored(bytes.clone(), clock.instant())) != null) {
            throw new BlobStoreException.BlobExists(name);
        }
    }

    @Override
    public BlobUpload upload(BlobName name) {
        return new WholeUpload(bytes -> put(name, bytes));
    }

    @Override
    public InputStream get(BlobName name) {
        return new ByteArrayInputStream(stored(name).bytes);
    }

    @Override
    public InputStream get(BlobName name, long offset, long length) {
        ByteRange range = new ByteRange(offset, length);
        byte[] bytes = stored(name).bytes;
        int from = (int) Math.min(offset, bytes.length);
        return new ByteArrayInputStream(bytes, from, (int) range.within(bytes.length));
    }

    @Override
    public Optional<BlobInfo> head(BlobName name) {
        return Optional.ofNullable(container().get(name)).map(stored -> info(name, stored));
    }

    @Override
    public BlobPage list(String prefix, @Nullable String cursor, int limit) {
        BlobPage.checkLimit(limit);
        var found = container().entrySet().stream()
                .filter(entry -> entry.getKey().value().startsWith(prefix))
                .filter(entry -> cursor == null || entry.getKey().value().compareTo(cursor) > 0)
                .limit(limit + 1L)
                .map(MemoryBlobStore::info)
                .toList();
        boolean more = found.size() > limit;
        return new BlobPage(
                more ? found.subList(0, limit) : found,
                more ? found.get(limit - 1).name().value() : null);
    }

    @Override
    public void delete(BlobName name) {
        container().remove(name);
    }

    @Override
    public Optional<Instant> extendRetention(BlobName name, Instant until) {
        stored(name);
        return Optional.empty();
    }

    private Stored stored(BlobName name) {
        Stored stored = container().get(name);
        if (stored == null) {
            throw new BlobStoreException.BlobAbsent(name);
        }
        return stored;
    }

    private static BlobInfo info(Map.Entry<BlobName, Stored> entry) {
        return info(entry.getKey(), entry.getValue());
    }

    private static BlobInfo info(BlobName name, Stored stored) {
        return new BlobInfo(name, stored.bytes.length, stored.at);
    }
}
