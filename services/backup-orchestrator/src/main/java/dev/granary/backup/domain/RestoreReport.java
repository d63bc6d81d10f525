package dev.granary.backup.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What can be heard about a restore: the agent's words, in any order and any number of times, and its silence. */
public sealed interface RestoreReport {
    record Started(Instant startedAt) implements RestoreReport {}

    record Progressed(RestoreProgress progress, Instant sentAt) implements RestoreReport {}

    record Ended(RestoreState.Ended state) implements RestoreReport {}

    /** Failed, refused or expired; {@code startedAt} is null when the agent did not start it. */
    record Failed(@Nullable Instant startedAt, Instant finishedAt, String reason, String message)
            implements RestoreReport {}

    /** The agent did not take the command in time, or is gone for too long in the middle of it. */
    record Unheard(Instant now, String reason, String message) implements RestoreReport {}
}
