package dev.granary.agent.domain;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a restore ended. */
public sealed interface RestoreOutcome extends Ending {

    @Override
    default boolean wasCancelled() {
        return this instanceof Cancelled;
    }

    /** It came to its end; the report says what is missing nevertheless. */
    record Completed(Instant startedAt, Instant finishedAt, RestoreReport report) implements RestoreOutcome {}

    /**
     * It could not run, or not to its end.
     *
     * @param startedAt null when it never started
     */
    record Failed(@Nullable Instant startedAt, Instant finishedAt, Refusal refusal) implements RestoreOutcome {}

    /**
     * A command stopped it; what it had restored stays.
     *
     * @param startedAt null when it never started
     * @param report of the last attempt; when that was killed before, as far as it had noted its results
     */
    record Cancelled(@Nullable Instant startedAt, Instant finishedAt, UUID commandId, RestoreReport report)
            implements RestoreOutcome {}
}
