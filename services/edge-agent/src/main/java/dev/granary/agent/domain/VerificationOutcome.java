package dev.granary.agent.domain;

import java.time.Instant;

/** How a verification ended. */
public sealed interface VerificationOutcome extends Ending {

    @Override
    default boolean wasCancelled() {
        return false;
    }

    /** It came to its end, whatever it found. */
    record Completed(Instant finishedAt, VerificationReport report) implements VerificationOutcome {}

    /** It could not run to its end. */
    record Failed(Instant finishedAt, Refusal refusal) implements VerificationOutcome {}
}
