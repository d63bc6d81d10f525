package dev.granary.engine.store.fakes;

import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobPage;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.BlobUpload;
import dev.granary.engine.store.ForwardingBlobStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A locked (WORM) container: a blob is held from the moment when it is bound for the container's retention, and longer when
 * that is extended. It refuses to overwrite and to delete before the date, and counts who tried. Locks live in memory; what
 * was in the store before has none. Other fakes go around it.
 */
public final class LockedBlobStore extends ForwardingBlobStore {

    private final Duration retention;
    private final InstantSource clock;
    private final Map<BlobName, Instant> locks = new HashMap<>();
    private int refusedDeletes;
    private int refusedOverwrites;

    /**
     * @param retention of every new blob; zero for none
     */
    public LockedBlobStore(BlobStore store, Duration retention, InstantSource clock) {
        super(store);
        this.retention = retention;
        this.clock = clock;
    }

    /** Deletes that were tried while the blob was held. */
    public synchronized int refusedDeletes() {
        return refusedDeletes;
    }

    /** Puts and commits that were tried while the blob was held. */
    public synchronized int refusedOverwrites() {
        return refusedOverwrites;
    }

    /** Holds a blob without a date, as a legal hold does. */
    public synchronized void hold(BlobName name) {
        locks.put(name, Instant.MAX);
    }

    /** Ends the hold. */
    public synchronized void release(BlobName name) {
        locks.remove(name);
    }

    @Override
    public void put(BlobName name, byte[] bytes) {
        binding(name, () -> super.put(name, bytes));
    }

    @Override
    public BlobUpload upload(BlobName name) {
        BlobUpload upload = super.upload(name);
        return new BlobUpload() {
            @Override
            public void append(byte[] bytes, int offset, int length) {
                upload.append(bytes, offset, length);
            }

            @Override
            public void commit() {
                binding(name, upload::commit);
            }

            @Override
            public void close() {
                upload.close();
            }
        };
    }

    private synchronized void binding(BlobName name, Runnable bind) {
        try {
            bind.run();
        } catch (BlobStoreException.BlobExists e) {
            refusedOverwrites += isHeld(name) ? 1 : 0;
            throw e;
        }
        if (retention.isPositive()) {
            locks.put(name, clock.instant().plus(retention));
        }
    }

    @Override
    public synchronized Optional<BlobInfo> head(BlobName name) {
        return super.head(name).map(this::withLock);
    }

    @Override
    public synchronized BlobPage list(String prefix, @Nullable String cursor, int limit) {
        BlobPage page = super.list(prefix, cursor, limit);
        return new BlobPage(page.blobs().stream().map(this::withLock).toList(), page.next());
    }

    private BlobInfo withLock(BlobInfo blob) {
        return new BlobInfo(blob.name(), blob.sizeBytes(), blob.storedAt(), locks.get(blob.name()));
    }

    @Override
    public synchronized void delete(BlobName name) {
        if (isHeld(name)) {
            refusedDeletes++;
            throw new BlobStoreException.Locked(name, locks.get(name));
        }
        super.delete(name);
        locks.remove(name);
    }

    @Override
    public synchronized Optional<Instant> extendRetention(BlobName name, Instant until) {
        if (super.head(name).isEmpty()) {
            throw new BlobStoreException.BlobAbsent(name);
        }
        if (until.isAfter(clock.instant())) {
            locks.merge(name, until, (old, asked) -> old.isAfter(asked) ? old : asked);
        }
        return Optional.ofNullable(locks.get(name));
    }

    private boolean isHeld(BlobName name) {
        Instant until = locks.get(name);
        return until != null && until.isAfter(clock.instant());
    }
}
