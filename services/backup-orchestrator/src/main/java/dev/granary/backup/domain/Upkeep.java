package dev.granary.backup.domain;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** What people asked of a backup after its request. {@code cancelRequestedAt}: when somebody last asked to stop it. */
public record Upkeep(@Nullable Instant cancelRequestedAt) {
    public static final Upkeep NONE = new Upkeep(null);
}
