package dev.granary.engine.volume.pipeline;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.function.Consumer;
import java.util.function.ToIntFunction;

/**
 * Takes items from a source on a thread of its own, a bounded weight ahead of the one who wants them. What the source
 * throws comes out of {@link #next}. Used by one thread.
 */
public final class Ahead<T> implements AutoCloseable {

    private static final int BATCH_ITEMS = 128;
    private static final int BATCH_WEIGHT = 256 << 10;
    private static final int BATCHES = 4;

    /** Where items come from; used and closed on the thread of the {@link Ahead}. */
    public interface Source<T> extends AutoCloseable {

        /** The next item; empty at the end. */
        Optional<T> next();

        @Override
        void close();
    }

    private sealed interface Part<T> {
        record Items<T>(List<T> items) implements Part<T> {}

        record End<T>() implements Part<T> {}

        record Failed<T>(Throwable failure) implements Part<T> {}
    }

    private final BlockingQueue<Part<T>> parts = new ArrayBlockingQueue<>(BATCHES);
    private final Source<T> source;
    private final ToIntFunction<T> weight;
    private final Consumer<T> discard;
    private final Thread thread;
    private volatile boolean stopped;
    private Iterator<T> items = List.<T>of().iterator();
    private boolean ended;

    /**
     * Starts.
     *
     * @param weight roughly the bytes that an item holds
     * @param discard what to do with items that nobody takes
     */
    public Ahead(String name, Source<T> source, ToIntFunction<T> weight, Consumer<T> discard) {
        this.source = source;
        this.weight = weight;
        this.discard = discard;
        this.thread = Thread.ofPlatform().name(name).daemon().start(this::run);
    }

    /** The next item; empty at the end. Waits for it. */
    public Optional<T> next() {
        while (!items.hasNext() && !ended) {
            switch (Waiting.take(parts)) {
                case Part.Items<T>(var batch) -> items = batch.iterator();
                case Part.End<T>() -> ended = true;
                case Part.Failed<T>(Throwable failure) -> {
                    ended = true;
                    throw Rethrown.of(failure);
                }
            }
        }
        return items.hasNext() ? Optional.of(items.next()) : Optional.empty();
    }

    /** Ends the thread and discards what was not taken. */
    @Override
    public void close() {
        stopped = true;
        items.forEachRemaining(discard);
        while (thread.isAlive() || !parts.isEmpty()) {
            Waiting.briefly(parts).ifPresent(part -> {
                if (part instanceof Part.Items<T>(var batch)) {
                    batch.forEach(discard);
                }
            });
        }
    }

    private void run() {
        try (source) {
            List<T> batch = collect();
            while (!batch.isEmpty()) {
                Waiting.put(parts, new Part.Items<>(batch));
                batch = collect();
            }
            Waiting.put(parts, new Part.End<>());
        } catch (Throwable failure) { // edge of the thread: it goes to whoever waits for items
            Waiting.put(parts, new Part.Failed<>(failure));
        }
    }

    private List<T> collect() {
        List<T> batch = new ArrayList<>(BATCH_ITEMS);
        try {
            fill(batch);
        } catch (RuntimeException | Error failure) {
            batch.forEach(discard);
            throw failure;
        }
        return batch;
    }

    private void fill(List<T> batch) {
        int total = 0;
        while (batch.size() < BATCH_ITEMS && total < BATCH_WEIGHT && !stopped) {
            Optional<T> item = source.next();
            if (item.isEmpty()) {
                break;
            }
            batch.add(item.get());
            total += weight.applyAsInt(item.get());
        }
    }
}
