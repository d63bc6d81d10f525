package dev.granary.engine.pack;

import dev.granary.engine.seal.LocationKeys;
import dev.granary.engine.store.BlobStore;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Reads packs of a cluster. No connection to the store is held while a consumer works, and the next frames are fetched and
 * decoded meanwhile.
 */
public final class PackReader implements PackSource, AutoCloseable {

    /** Holds header and directory of nearly every pack. */
    private static final int FIRST_READ_BYTES = 64 << 10;

    private final PackBytes packs;
    private final LocationKeys keys;
    private final BoundedCache<PackId, StoredDirectory> directories;
    private final FrameReader frames;
    private final ExecutorService ahead = Executors.newVirtualThreadPerTaskExecutor();

    public PackReader(BlobStore store, UUID clusterId, LocationKeys keys, PackReaderOptions options) {
        this.packs = new PackBytes(store, clusterId);
        this.keys = keys;
        this.directories = new BoundedCache<>(options.directoryCacheBytes(), StoredDirectory::heldBytes);
        this.frames = new FrameReader(packs, options.frameCacheBytes());
    }

    @Override
    public PackDirectory directory(PackId id) {
        return load(id);
    }

    @Override
    public void read(PackId id, int firstEntry, int count, ChunkConsumer consumer) {
        StoredDirectory directory = load(id);
        if (firstEntry < 0 || count < 1 || count > directory.entries() - firstEntry) {
            throw new IllegalArgumentException("pack " + id + " has no chunks " + firstEntry + " to "
                    + ((long) firstEntry + count) + ", it has " + directory.entries());
        }
        new ChunkRun(id, directory, frames, ahead).handOut(firstEntry, firstEntry + count, consumer);
    }

    @Override
    public PackCheck check(PackId id) {
        return new PackChecker(packs, keys, frames).check(id);
    }

    /** Ends what still runs and frees native memory. Nobody may be reading. */
    @Override
    public void close() {
        Waiting.end(ahead);
        frames.close();
    }

    private StoredDirectory load(PackId id) {
        return directories.get(id).orElseGet(() -> {
            StoredDirectory directory = fetch(id);
            directories.put(id, directory);
            return directory;
        });
    }

    private StoredDirectory fetch(PackId id) {
        byte[] start = packs.atMost(id, 0, FIRST_READ_BYTES);
        PackHead head = head(id, start);
        int end = head.rowsAt() + head.rowsBytes();
        if (end <= start.length) {
            return head.directory(Arrays.copyOfRange(start, head.rowsAt(), end));
        }
        byte[] rows = Arrays.copyOfRange(start, head.rowsAt(), end);
        byte[] rest = packs.exactly(id, start.length, end - start.length);
        System.arraycopy(rest, 0, rows, start.length - head.rowsAt(), rest.length);
        return head.directory(rows);
    }

    private PackHead head(PackId id, byte[] start) {
        try {
            return PackHead.read(id, new ByteArrayInputStream(start), keys, packs);
        } catch (IOException e) {
            throw new UncheckedIOException("an array cannot fail", e);
        }
    }
}
