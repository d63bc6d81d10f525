package dev.granary.backup.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What people asked of a backup after its request. {@code cancelRequestedAt}: when somebody last asked to stop it;
 * {@code deletion}: the latest wish to delete it.
 */
public record Upkeep(
        @Nullable Instant cancelRequestedAt, @Nullable Deletion deletion) {
    public static final Upkeep NONE = new Upkeep(null, null);

    Upkeep cancelRequested(Instant at) {
        return new Upkeep(at, deletion);
    }

    Upkeep deletion(Deletion latest) {
        return new Upkeep(cancelRequestedAt, latest);
    }
}
