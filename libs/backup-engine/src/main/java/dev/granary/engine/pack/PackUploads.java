package dev.granary.engine.pack;

import dev.granary.engine.manifest.Digest;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.BlobUpload;
import java.security.MessageDigest;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HexFormat;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;

/** Packs on their way to the store, a fixed number of them, each in a buffer that is used again. */
final class PackUploads implements AutoCloseable {

    /** Small enough for the copy that a file channel makes of each step. */
    private static final int STEP = 256 << 10;

    private final BlobStore store;
    private final UUID clusterId;
    private final int packBytes;
    private final ExecutorService threads;
    private final Semaphore buffers;
    private final Queue<byte[]> spare = new ConcurrentLinkedQueue<>();
    private final Deque<Future<StoredPack>> running = new ArrayDeque<>();
    private final List<StoredPack> stored = new ArrayList<>();

    PackUploads(BlobStore store, UUID clusterId, int packBytes, int uploads) {
        this.store = store;
        this.clusterId = clusterId;
        this.packBytes = packBytes;
        this.threads = Executors.newFixedThreadPool(uploads, Waiting.daemons("granary-pack-"));
        this.buffers = new Semaphore(uploads + 1);
    }

    /** A buffer for the frames of a pack; waits until one is free. */
    byte[] buffer() {
        try {
            buffers.acquire();
        } catch (InterruptedException e) {
            throw Waiting.interrupted();
        }
        byte[] used = spare.poll();
        return used == null ? new byte[packBytes] : used;
    }

    void start(OpenPack pack) {
        running.add(threads.submit(() -> upload(pack)));
    }

    /** Notes what is finished; throws what went wrong there, again and again. */
    void check() {
        while (!running.isEmpty() && running.element().isDone()) {
            finishFirst();
        }
    }

    /** Waits for all. */
    List<StoredPack> finish() {
        while (!running.isEmpty()) {
            finishFirst();
        }
        return List.copyOf(stored);
    }

    @Override
    public void close() {
        Waiting.end(threads);
    }

    private void finishFirst() {
        stored.add(Waiting.get(running.element()));
        running.remove();
    }

    private StoredPack upload(OpenPack pack) {
        byte[] frames = pack.buffer();
        try {
            byte[] head = pack.head();
            PackId id = idOf(head, frames, pack.storedBytes());
            put(id.blob(clusterId), head, frames, pack.storedBytes());
            return new StoredPack(pack.number(), id, (long) head.length + pack.storedBytes(), pack.storedBytes());
        } finally {
            spare.add(frames);
            buffers.release();
        }
    }

    private static PackId idOf(byte[] head, byte[] frames, int frameBytes) {
        MessageDigest digest = Digest.start();
        digest.update(head);
        digest.update(frames, 0, frameBytes);
        return new PackId(HexFormat.of().formatHex(digest.digest()));
    }

    private void put(BlobName name, byte[] head, byte[] frames, int frameBytes) {
        try (BlobUpload upload = store.upload(name)) {
            append(upload, head, head.length);
            append(upload, frames, frameBytes);
            upload.commit();
        } catch (BlobStoreException.BlobExists e) {
            // the name is the digest of the bytes, and the salt is ours: an earlier try of this upload got through
            return;
        }
    }

    private static void append(BlobUpload upload, byte[] bytes, int length) {
        for (int at = 0; at < length; at += STEP) {
            upload.append(bytes, at, Math.min(STEP, length - at));
        }
    }
}
