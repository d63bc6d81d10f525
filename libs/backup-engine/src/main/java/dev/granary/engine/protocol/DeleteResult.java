package dev.granary.engine.protocol;

import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What became of the wish to delete a backup. */
public sealed interface DeleteResult {

    /**
     * There is no such backup any more. Packs that nobody else needs are left to the next collection.
     *
     * @param removed blobs that belonged to the backup alone; a locked one is cleared away when its lock has ended
     */
    record Deleted(Removed removed) implements DeleteResult {}

    /** There was no such backup. */
    record Absent() implements DeleteResult {}

    /** A retention lock holds the backup; nothing of it was touched. */
    record Refused(@Nullable Instant lockedUntil) implements DeleteResult {

        public Refused {
            lockedUntil = Instant.MAX.equals(lockedUntil) ? null : lockedUntil;
        }

        /** When all locks have ended; empty when the store does not say, and for a hold without a date. */
        public Optional<Instant> until() {
            return Optional.ofNullable(lockedUntil);
        }
    }
}
