package dev.granary.eventing;

import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;

/** Outbox table in the service's own schema. */
@Singleton
class PostgresOutbox implements Outbox {
    @Override
    public Uni<Void> append(List<OutgoingEvent> events) {
        if (events.isEmpty()) {
            return Uni.createFrom().voidItem();
        }
        Object[] rows = events.stream().map(OutboxRow::of).toArray();
        return Panache.getSession().chain(session -> {
            if (session.currentTransaction() == null) {
                throw new IllegalStateException("the outbox is appended to inside of a transaction only");
            }
            return session.persistAll(rows);
        });
    }
}
