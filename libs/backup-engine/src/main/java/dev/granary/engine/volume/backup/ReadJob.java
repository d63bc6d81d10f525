package dev.granary.engine.volume.backup;

import dev.granary.engine.volume.pipeline.Rethrown;
import dev.granary.engine.volume.pipeline.Waiting;
import dev.granary.engine.volume.scan.Found;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;

/** Files that one reader reads one after the other: one large file, or some small ones that share batches. */
final class ReadJob {

    private static final int MAX_BATCHES = 2;
    private static final Batch NOTHING = new Batch(new byte[0]);

    private sealed interface Delivery {
        record Full(Batch batch) implements Delivery {}

        record Failed(Throwable failure) implements Delivery {}
    }

    private final List<Found> files = new ArrayList<>();
    private final BlockingQueue<Delivery> deliveries = new ArrayBlockingQueue<>(MAX_BATCHES);
    private final Buffers buffers;
    private Batch current = NOTHING;
    private Iterator<Fragment> fragments = NOTHING.fragments().iterator();
    private long bytes;
    private int taken;

    ReadJob(Buffers buffers) {
        this.buffers = buffers;
    }

    void add(Found file) {
        files.add(file);
        bytes += file.status().size();
    }

    boolean isEmpty() {
        return files.isEmpty();
    }

    List<Found> files() {
        return files;
    }

    /** Sizes of the files together, as the scan saw them. */
    long bytes() {
        return bytes;
    }

    /** Of the reader: a batch is full. Waits while two others are not taken. */
    void deliver(Batch batch) {
        Waiting.put(deliveries, new Delivery.Full(batch));
    }

    /** Of the reader: it cannot go on. */
    void fail(Throwable failure) {
        Waiting.put(deliveries, new Delivery.Failed(failure));
    }

    /** Of the one who takes: the next fragment. Waits for it. */
    Fragment next() {
        while (!fragments.hasNext()) {
            buffers.giveBack(current.bytes());
            switch (Waiting.take(deliveries)) {
                case Delivery.Full(Batch batch) -> {
                    current = batch;
                    fragments = batch.fragments().iterator();
                }
                case Delivery.Failed(Throwable failure) -> throw Rethrown.of(failure);
            }
        }
        return fragments.next();
    }

    /** Holds the bytes of the chunk that {@link #next} answered. */
    byte[] bytesOfBatch() {
        return current.bytes();
    }

    /** Of the one who takes: a file is done. True when it was the last. */
    boolean takeOne() {
        taken++;
        if (taken == files.size()) {
            buffers.giveBack(current.bytes());
            current = NOTHING;
        }
        return taken == files.size();
    }

    /** Of the one who does not take any more: lets the reader go on to its end. */
    void drain() {
        Waiting.briefly(deliveries);
    }
}
