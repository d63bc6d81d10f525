package dev.granary.agent.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** How the deletion of a backup ended. */
public sealed interface DeletionOutcome extends Ending {

    @Override
    default boolean wasCancelled() {
        return false;
    }

    /** Nothing of the backup is there any more; nothing may have been there. */
    record Deleted(Instant finishedAt, long blobs, long bytes) implements DeletionOutcome {}

    /**
     * The backup is there, or some of what belonged to it.
     *
     * @param lockedUntil when the last lock on it ends; null when none stood against it, or nobody knows its end
     */
    record Failed(
            Instant finishedAt, Refusal refusal, @Nullable Instant lockedUntil) implements DeletionOutcome {}
}
