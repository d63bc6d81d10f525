package dev.granary.eventing;

import io.smallrye.mutiny.Uni;
import java.util.List;

/**
 * Where a use case leaves its events. They are published at least once if, and only if, the current transaction commits,
 * in the order of the list and, per key, in the order of the transactions that changed the aggregate.
 */
public interface Outbox {
    /**
     * Joins the current transaction; fails outside of one. Does not wait for the broker, and works while it is down.
     *
     * @param events may be empty
     */
    Uni<Void> append(List<OutgoingEvent> events);
}
