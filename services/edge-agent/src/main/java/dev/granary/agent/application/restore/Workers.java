package dev.granary.agent.application.restore;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Works on several things at a time, as long as they are small: both their number and their bytes in flight are bounded.
 * The first failure ends the work: what is going on is finished, nothing more begins.
 */
final class Workers implements AutoCloseable {

    private static final int MOST_BYTES = 1 << 20;

    private final Semaphore places;
    private final Semaphore bytes = new Semaphore(MOST_BYTES);
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final AtomicReference<Throwable> failure = new AtomicReference<>();

    Workers(int count) {
        this.places = new Semaphore(count);
    }

    /**
     * Begins a piece of work as soon as there is room for it.
     *
     * @throws RuntimeException the failure of an earlier one, or an {@link Error}
     */
    void submit(int size, Runnable work) throws InterruptedException {
        int weight = Math.clamp(size, 1, MOST_BYTES);
        bytes.acquire(weight);
        places.acquire();
        throwFailure();
        threads.execute(() -> {
            try {
                work.run();
            } catch (RuntimeException | Error e) { // thread edge: the one who submits rethrows it
                failure.compareAndSet(null, e);
            } finally {
                places.release();
                bytes.release(weight);
            }
        });
    }

    /** Waits for what is going on, and rethrows the first failure. */
    void finish() {
        threads.close();
        throwFailure();
    }

    private void throwFailure() {
        switch (failure.get()) {
            case RuntimeException first -> throw first;
            case Error first -> throw first;
            case null, default -> {}
        }
    }

    /** Gives up what is going on, if it has not been waited for. */
    @Override
    public void close() {
        threads.shutdownNow();
        threads.close();
    }
}
