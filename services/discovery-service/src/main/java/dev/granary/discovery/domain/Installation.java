package dev.granary.discovery.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The journal of bringing the agent to one shoot.
 *
 * @param registrationNumber the registration that asked last
 * @param attempts made since it was asked
 * @param nextAttemptAt when an attempt is due; while one runs, when it counts as lost
 * @param reportedReason reason that the others heard last; null when they heard of no failure
 */
public record Installation(
        UUID shootUid,
        int registrationNumber,
        State state,
        int attempts,
        Instant nextAttemptAt,
        @Nullable FailureReason reportedReason) {

    /** How far it is. */
    public enum State {
        REQUESTED,
        DONE,
        FAILED
    }

    public static Installation requested(UUID shootUid, int registrationNumber, Instant now) {
        return new Installation(shootUid, registrationNumber, State.REQUESTED, 0, now, null);
    }

    /** Takes it up; if nobody writes an outcome by then, the next one takes it up again. */
    public Installation attempted(Instant lostAt) {
        return new Installation(shootUid, registrationNumber, state, attempts + 1, lostAt, reportedReason);
    }

    public Installation done() {
        return new Installation(shootUid, registrationNumber, State.DONE, attempts, nextAttemptAt, null);
    }

    public Installation again(Instant at, @Nullable FailureReason reported) {
        return new Installation(shootUid, registrationNumber, State.REQUESTED, attempts, at, reported);
    }

    /** Waiting for a hibernated shoot costs no patience. */
    public Installation waiting(Instant at) {
        return new Installation(shootUid, registrationNumber, State.REQUESTED, 0, at, reportedReason);
    }

    public Installation failed(FailureReason reason) {
        return new Installation(shootUid, registrationNumber, State.FAILED, attempts, nextAttemptAt, reason);
    }
}
