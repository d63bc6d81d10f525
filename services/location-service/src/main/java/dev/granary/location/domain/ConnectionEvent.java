package dev.granary.location.domain;

import java.time.Instant;

/** What can happen to a connection. */
public sealed interface ConnectionEvent {
    /** Somebody, or the return of the cluster, asks for a validation; it replaces one that still runs. */
    record Requested(ValidationId validation, Instant deadline) implements ConnectionEvent {}

    /** The agent says that the location works. */
    record Succeeded(ValidationId validation, Instant finishedAt, Immutability immutability)
            implements ConnectionEvent {}

    /** The agent says that the location does not work, or that it will not or could no longer check. */
    record Refused(ValidationId validation, Instant finishedAt, String reason, String message)
            implements ConnectionEvent {}

    /** The deadline has passed by our own clock. */
    record DeadlinePassed(Instant now, String message) implements ConnectionEvent {}
}
