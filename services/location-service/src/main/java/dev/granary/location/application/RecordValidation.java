package dev.granary.location.application;

import dev.granary.eventing.Transactions;
import dev.granary.location.application.port.Connections;
import dev.granary.location.application.port.LocationEvents;
import dev.granary.location.domain.Connection;
import dev.granary.location.domain.ConnectionState;
import dev.granary.location.domain.LocationEvent;
import dev.granary.location.domain.LocationEvent.ConnectionFailed;
import dev.granary.location.domain.LocationEvent.ConnectionValidated;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.List;

/** Takes down what an agent answered. Answers to older validations, and of other clusters, change nothing. */
public final class RecordValidation {
    private final Transactions transactions;
    private final Connections connections;
    private final LocationEvents events;
    private final Clock clock;

    public RecordValidation(Transactions transactions, Connections connections, LocationEvents events, Clock clock) {
        this.transactions = transactions;
        this.connections = connections;
        this.events = events;
        this.clock = clock;
    }

    public Uni<Void> record(ValidationAnswer answer) {
        return transactions.inTransaction(() -> connections
                .lockByValidation(answer.validation())
                .chain(found -> found.filter(connection -> connection.cluster().equals(answer.cluster()))
                        .map(connection -> apply(connection, answer))
                        .orElseGet(() -> Uni.createFrom().voidItem())));
    }

    private Uni<Void> apply(Connection before, ValidationAnswer answer) {
        Connection after = before.after(answer.event());
        return after.equals(before)
                ? Uni.createFrom().voidItem()
                : connections.update(after).chain(() -> events.publish(List.of(ended(after))));
    }

    private LocationEvent ended(Connection connection) {
        return connection.state() instanceof ConnectionState.Valid
                ? new ConnectionValidated(connection, clock.instant())
                : new ConnectionFailed(connection, clock.instant());
    }
}
