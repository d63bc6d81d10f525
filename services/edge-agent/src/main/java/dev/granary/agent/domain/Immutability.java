package dev.granary.agent.domain;

import org.jspecify.annotations.Nullable;

/**
 * Whether a location protects what is written to it from being deleted.
 *
 * @param retentionDays whole days that a new blob is protected for; null when it is not, or when the store does not tell, as with a
 *     policy of the whole container or a legal hold
 */
public record Immutability(boolean immutable, @Nullable Integer retentionDays) {

    public static final Immutability NONE = new Immutability(false, null);
}
