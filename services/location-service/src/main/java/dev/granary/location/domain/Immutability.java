package dev.granary.location.domain;

import org.jspecify.annotations.Nullable;

/**
 * Whether a container protects what is written to it from being deleted, as an agent found out.
 *
 * @param retentionDays whole days that a new blob is protected for; null when it is not, or when the store does not tell
 */
public record Immutability(boolean immutable, @Nullable Integer retentionDays) {
    public static final Immutability NONE = new Immutability(false, null);
}
