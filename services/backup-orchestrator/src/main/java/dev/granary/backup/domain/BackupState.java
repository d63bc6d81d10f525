package dev.granary.backup.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Where a backup stands. Times are the agent's, except for a presumed failure. */
public sealed interface BackupState {
    /** The command is on the way. */
    record Pending() implements BackupState {}

    /** The agent runs it. */
    record InProgress(Instant startedAt) implements BackupState {}

    /** The manifest is written and nothing is missing. */
    record Succeeded(Instant startedAt, Instant finishedAt, Totals totals) implements BackupState {}

    /** The manifest is written; what is missing is named. */
    record PartiallySucceeded(Instant startedAt, Instant finishedAt, Totals totals, List<Problem> problems)
            implements BackupState {
        public PartiallySucceeded {
            problems = List.copyOf(problems);
        }
    }

    /** It was stopped on request and nothing of it is left. {@code startedAt} is null when it never started. */
    record Cancelled(@Nullable Instant startedAt, Instant cancelledAt, long removedBlobs) implements BackupState {}

    /**
     * There is no backup. {@code startedAt} is null when it never started. {@code presumed}: nobody said so, the agent
     * was only not heard in time; its own word, when it comes, replaces this.
     */
    record Failed(@Nullable Instant startedAt, Instant finishedAt, String reason, String message, boolean presumed)
            implements BackupState {}
}
