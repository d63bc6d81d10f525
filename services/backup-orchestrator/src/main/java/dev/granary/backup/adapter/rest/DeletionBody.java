package dev.granary.backup.adapter.rest;

import dev.granary.backup.domain.Deletion;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** The latest wish to delete a backup. All but the first two are null while it is under way. */
@Schema(name = "BackupDeletion")
record DeletionBody(
        UUID clusterId,
        Instant requestedAt,
        @Nullable Instant finishedAt,
        @Nullable String reason,
        @Nullable String message,

        @Schema(description = "When the last lock on the backup ends; null when none stood against the deletion.")
        @Nullable
        Instant lockedUntil) {
    static @Nullable DeletionBody of(@Nullable Deletion it) {
        if (it == null) {
            return null;
        }
        Deletion.Failure failure = it.failure();
        return failure == null
                ? new DeletionBody(it.cluster().value(), it.requestedAt(), null, null, null, null)
                : new DeletionBody(
                        it.cluster().value(),
                        it.requestedAt(),
                        failure.finishedAt(),
                        failure.reason(),
                        failure.message(),
                        failure.lockedUntil());
    }
}
