package dev.granary.backup.domain;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Whether a cluster can use a location, as the owner of the location last said; {@code version} decides which word is
 * the last. {@code wantedOrNull} is the validation that the owner asked for last, until it is sent to the agent.
 */
public record KnownConnection(
        LocationId location,
        ClusterId cluster,
        State state,
        @Nullable Failure failureOrNull,
        @Nullable WantedValidation wantedOrNull,
        long version) {

    /** The owner's state of the connection. */
    public enum State {
        UNKNOWN,
        PENDING,
        IN_PROGRESS,
        VALID,
        FAILED
    }

    /** Why the connection failed. */
    public record Failure(String reason, String message) {}

    /** After {@code deadline} the owner no longer waits for the answer. */
    public record WantedValidation(ValidationId id, Instant deadline) {}

    public boolean isValid() {
        return state == State.VALID;
    }

    public Optional<Failure> failure() {
        return Optional.ofNullable(failureOrNull);
    }

    public Optional<WantedValidation> wanted() {
        return Optional.ofNullable(wantedOrNull);
    }

    public KnownConnection withoutWanted() {
        return new KnownConnection(location, cluster, state, failureOrNull, null, version);
    }
}
