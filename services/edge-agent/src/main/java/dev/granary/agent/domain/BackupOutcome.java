package dev.granary.agent.domain;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** How a backup ended. */
public sealed interface BackupOutcome extends Ending {

    @Override
    default boolean wasCancelled() {
        return this instanceof Cancelled;
    }

    /** The manifest is written and nothing that was asked for is missing. */
    record Succeeded(Instant startedAt, Instant finishedAt, BackupTotals totals) implements BackupOutcome {}

    /** The manifest is written, and something that was asked for is missing. */
    record PartiallySucceeded(Instant startedAt, Instant finishedAt, BackupTotals totals, List<Problem> problems)
            implements BackupOutcome {
        public PartiallySucceeded {
            problems = List.copyOf(problems);
        }
    }

    /**
     * No manifest was written.
     *
     * @param startedAt null when it never started
     */
    record Failed(@Nullable Instant startedAt, Instant finishedAt, Refusal refusal) implements BackupOutcome {}

    /**
     * A command stopped it, and what it had written is removed.
     *
     * @param startedAt null when it never started
     */
    record Cancelled(@Nullable Instant startedAt, Instant finishedAt, UUID commandId, long removedBlobs)
            implements BackupOutcome {}
}
