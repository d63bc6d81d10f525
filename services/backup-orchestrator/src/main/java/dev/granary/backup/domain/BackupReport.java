package dev.granary.backup.domain;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What can be heard about a backup: the agent's words, in any order and any number of times, and its silence. */
public sealed interface BackupReport {
    record Started(Instant startedAt) implements BackupReport {}

    record Progressed(Progress progress, Instant sentAt) implements BackupReport {}

    record Succeeded(Instant startedAt, Instant finishedAt, Totals totals) implements BackupReport {}

    record PartiallySucceeded(Instant startedAt, Instant finishedAt, Totals totals, List<Problem> problems)
            implements BackupReport {}

    /** It was stopped and what it had written is removed. */
    record Cancelled(Instant cancelledAt, long removedBlobs) implements BackupReport {}

    /** Failed, refused or expired; {@code startedAt} is null when the agent did not start it. */
    record Failed(@Nullable Instant startedAt, Instant finishedAt, String reason, String message)
            implements BackupReport {}

    /** The agent did not take the command in time, or is gone for too long in the middle of it. */
    record Unheard(Instant now, String reason, String message) implements BackupReport {}
}
