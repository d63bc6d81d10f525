package dev.granary.location.domain;

import java.time.Instant;

/** What the rest of the system learns from this service. */
public sealed interface LocationEvent {
    Instant occurredAt();

    record LocationCreated(Location location, Instant occurredAt) implements LocationEvent {}

    record ClusterAssigned(Location location, Connection connection, Instant occurredAt) implements LocationEvent {}

    /** {@code connection} is in progress with the validation that is asked for. */
    record ValidationRequested(Location location, Connection connection, Instant deadline, Instant occurredAt)
            implements LocationEvent {}

    record ConnectionValidated(Connection connection, Instant occurredAt) implements LocationEvent {}

    record ConnectionFailed(Connection connection, Instant occurredAt) implements LocationEvent {}
}
