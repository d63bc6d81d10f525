package dev.granary.engine.volume.pipeline;

import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.TimeUnit;

/** Waits at queues. A thread that is interrupted while it waits is meant to stop. */
public final class Waiting {

    private static final long BRIEFLY_MILLIS = 20;

    private Waiting() {}

    /**
     * Puts an item, waiting for room.
     *
     * @throws CancellationException the thread was interrupted; it still is
     */
    public static <T> void put(BlockingQueue<T> queue, T item) {
        try {
            queue.put(item);
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /**
     * Takes an item, waiting for one.
     *
     * @throws CancellationException the thread was interrupted; it still is
     */
    public static <T> T take(BlockingQueue<T> queue) {
        try {
            return queue.take();
        } catch (InterruptedException e) {
            throw interrupted();
        }
    }

    /** An item if there is one soon; not stopped by an interrupt, because it is for cleaning up. */
    public static <T> Optional<T> briefly(BlockingQueue<T> queue) {
        boolean interrupted = Thread.interrupted();
        try {
            return Optional.ofNullable(queue.poll(BRIEFLY_MILLIS, TimeUnit.MILLISECONDS));
        } catch (InterruptedException e) {
            interrupted = true;
            return Optional.empty();
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Until the thread has ended, if that is soon; not stopped by an interrupt. */
    public static void briefly(Thread thread) {
        boolean interrupted = Thread.interrupted();
        try {
            thread.join(BRIEFLY_MILLIS);
        } catch (InterruptedException e) {
            interrupted = true;
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static CancellationException interrupted() {
        Thread.currentThread().interrupt();
        return new CancellationException("interrupted");
    }
}
