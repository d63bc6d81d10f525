package dev.granary.testing.infrastructure;

import java.util.Collection;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/**
 * Blocking work side by side, with the failure of a part as it was thrown. Parallel streams would not do: their only thread
 * on a small machine is also the one that tells of a process that ended.
 */
public final class Threads {
    public static final Executor PER_TASK = task -> Thread.ofVirtual().start(task);

    private Threads() {}

    /** Returns when the action is done for all, or throws what the first of them threw. */
    public static <T> void forEach(Collection<T> items, Consumer<T> action) {
        List<CompletableFuture<Void>> all = items.stream()
                .map(item -> CompletableFuture.runAsync(() -> action.accept(item), PER_TASK))
                .toList();
        all.forEach(Threads::result);
    }

    /** The result, once it is there. */
    public static <T> T result(CompletableFuture<T> future) {
        try {
            return future.join();
        } catch (CompletionException e) {
            if (e.getCause() instanceof RuntimeException cause) {
                throw cause;
            }
            throw e;
        }
    }
}
