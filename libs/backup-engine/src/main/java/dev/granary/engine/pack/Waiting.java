package dev.granary.engine.pack;

import java.util.concurrent.CancellationException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadFactory;

/** Waiting for threads of our own. Who is interrupted while waiting is told so by a {@link CancellationException}. */
final class Waiting {

    private Waiting() {}

    /** The result; what the task threw is thrown again. */
    static <T> T get(Future<T> task) {
        try {
            return task.get();
        } catch (InterruptedException e) {
            throw interrupted();
        } catch (ExecutionException e) {
            switch (e.getCause()) {
                case RuntimeException fault -> throw fault;
                case Error fault -> throw fault;
                case null, default -> throw new IllegalStateException(e);
            }
        }
    }

    static CancellationException interrupted() {
        Thread.currentThread().interrupt();
        return new CancellationException("interrupted");
    }

    /** Interrupts what runs and waits for its end. */
    static void end(ExecutorService threads) {
        threads.shutdownNow();
        threads.close();
    }

    static ThreadFactory daemons(String name) {
        return Thread.ofPlatform().daemon().name(name, 0).factory();
    }
}
