package dev.granary.agent.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** How a backup ended. */
public sealed interface BackupOutcome {

    Instant finishedAt();

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
}
