package dev.granary.engine.volume.backup;

import dev.granary.engine.pack.ChunkHasher;
import dev.granary.engine.pack.Chunker;
import java.util.function.Consumer;

/**
 * Gathers fragments and bytes in batches and hands on the full ones. Bytes that are not cut yet move on to the next batch.
 * Used by one thread.
 */
final class BatchFiller {

    private final Buffers buffers;
    private final ChunkHasher hasher;
    private Consumer<Batch> target = batch -> {};
    private Batch batch;
    private int cut;
    private int filled;

    BatchFiller(Buffers buffers, ChunkHasher hasher) {
        this.buffers = buffers;
        this.hasher = hasher;
        this.batch = new Batch(buffers.take());
    }

    /** Starts with an empty batch; full ones go to the target from now on. */
    void begin(Consumer<Batch> next) {
        target = next;
        batch.fragments().clear();
        cut = 0;
        filled = 0;
    }

    void add(Fragment fragment) {
        batch.fragments().add(fragment);
    }

    /** Where the next bytes go: this array, from {@link #position} on. There is always room for a largest chunk. */
    byte[] bytes() {
        if (Batch.BYTES - filled < Chunker.MAX_BYTES) {
            next();
        }
        return batch.bytes();
    }

    int position() {
        return filled;
    }

    void advance(int count) {
        filled += count;
    }

    int uncut() {
        return filled - cut;
    }

    /** Cuts a chunk off the bytes that are not cut yet. */
    void cut() {
        int length = Chunker.cut(batch.bytes(), cut, uncut());
        add(new Fragment.Chunk(hasher.hash(batch.bytes(), cut, length), cut, length));
        cut += length;
    }

    /** Forgets bytes that will not be cut. */
    void discard() {
        filled = cut;
    }

    /** Hands on what is there. */
    void end() {
        discard();
        next();
    }

    private void next() {
        Batch before = batch;
        int rest = uncut();
        Batch fresh = new Batch(buffers.take());
        System.arraycopy(before.bytes(), cut, fresh.bytes(), 0, rest);
        batch = fresh;
        cut = 0;
        filled = rest;
        target.accept(before);
    }
}
