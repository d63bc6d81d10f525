package dev.granary.backup.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * The latest wish to delete a backup from the store. {@code cluster} is the one whose agent does it; {@code failure} is
 * null while it is under way.
 */
public record Deletion(
        CommandId command,
        ClusterId cluster,
        Instant requestedAt,
        Instant deadline,
        @Nullable Failure failure) {
    /** {@code lockedUntil} is null when no lock stood against it, or nobody knows its end. */
    public record Failure(
            Instant finishedAt,
            String reason,
            String message,
            @Nullable Instant lockedUntil) {}

    public boolean isUnderWay() {
        return failure == null;
    }

    public Deletion failed(Failure why) {
        return new Deletion(command, cluster, requestedAt, deadline, why);
    }
}
