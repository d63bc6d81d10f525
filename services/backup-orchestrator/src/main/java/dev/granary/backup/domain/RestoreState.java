package dev.granary.backup.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a restore stands. Times are the agent's, except for a presumed failure. */
public sealed interface RestoreState {
    /** The command is on the way. */
    record Pending() implements RestoreState {}

    /** The agent runs it. */
    record InProgress(Instant startedAt) implements RestoreState {}

    /** It ended and says what became of the objects; {@code startedAt} is null when it was cancelled before it started. */
    record Ended(
            End end,
            @Nullable Instant startedAt,
            Instant finishedAt,
            RestoreTotals totals,
            List<RestoredObject> problems)
            implements RestoreState {
        public Ended {
            problems = List.copyOf(problems);
        }
    }

    /**
     * It could not run, or not to its end. {@code startedAt} is null when it never started. {@code presumed}: nobody said
     * so, the agent was only not heard in time; its own word, when it comes, replaces this.
     */
    record Failed(@Nullable Instant startedAt, Instant finishedAt, String reason, String message, boolean presumed)
            implements RestoreState {}

    /** How a restore ends that did not fail. */
    enum End {
        SUCCEEDED,
        PARTIALLY_SUCCEEDED,
        CANCELLED
    }
}
