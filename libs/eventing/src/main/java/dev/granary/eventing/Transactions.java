package dev.granary.eventing;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

/** One database transaction around a piece of work. */
public interface Transactions {
    /**
     * Commits when the work's item arrives, rolls back when it fails. A call inside of the work joins its transaction.
     * May be called from any thread; the work runs on an event loop and must not block.
     */
    <T> Uni<T> inTransaction(Supplier<Uni<T>> work);
}
