package dev.granary.backup.domain;

import java.time.Instant;

/** Where a verification stands. Times are the agent's, except for a presumed failure. */
public sealed interface VerificationState {
    /** The command is on the way, or the agent is at it. */
    record Running() implements VerificationState {}

    /** It came to its end, whatever it found. */
    record Succeeded(Instant finishedAt) implements VerificationState {}

    /**
     * It could not run to its end. {@code presumed}: nobody said so, the agent was only not heard in time; its own word,
     * when it comes, replaces this.
     */
    record Failed(Instant finishedAt, String reason, String message, boolean presumed) implements VerificationState {}
}
