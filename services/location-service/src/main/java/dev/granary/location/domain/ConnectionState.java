package dev.granary.location.domain;

import java.time.Instant;

/** Whether one cluster can use one location, as far as its agent has found out. */
public sealed interface ConnectionState {
    String TIMED_OUT = "ValidationTimedOut";
    String EXPIRED = "CommandExpired";
    String WITHOUT_KEYS = "LocationKeysUnavailable";

    /** Assigned; no validation was asked for yet. */
    record Pending() implements ConnectionState {}

    /** The agent is asked; without an answer by the deadline the validation has failed. */
    record InProgress(ValidationId validation, Instant deadline) implements ConnectionState {}

    /** The agent wrote, read, listed and deleted a probe, the last unless the container is immutable. */
    record Valid(ValidationId validation, Immutability immutability) implements ConnectionState {}

    /** The agent could not, would not, or was not heard. Reason is a code of docs/errors.md, message is for a person. */
    record Failed(ValidationId validation, String reason, String message) implements ConnectionState {
        /** The agent may have more to say on the same validation. */
        boolean isOpen() {
            return reason.equals(TIMED_OUT) || reason.equals(WITHOUT_KEYS);
        }
    }

    /** None unless it is valid. */
    default Immutability immutability() {
        return this instanceof Valid valid ? valid.immutability : Immutability.NONE;
    }

    /** Nothing was found out about the location yet: it is worth asking again once the cluster is back. */
    default boolean isUnanswered() {
        return switch (this) {
            case Pending _, InProgress _ -> true;
            case Valid _ -> false;
            case Failed failed ->
                failed.reason().equals(TIMED_OUT) || failed.reason().equals(EXPIRED);
        };
    }
}
