package dev.granary.engine.backup;

import org.jspecify.annotations.Nullable;

/**
 * An object that was to be backed up, and what became of it.
 *
 * @param apiVersion null where it is not known
 * @param namespace null for an object without
 * @param name empty when a whole kind is meant
 * @param reason CamelCase; null when it is stored, with its data if it has any
 * @param message for a person; null when the reason is
 */
public record ObjectOutcome(
        @Nullable String apiVersion,
        String kind,
        @Nullable String namespace,
        String name,
        Result result,
        @Nullable String reason,
        @Nullable String message) {

    /** What became of an object. */
    public enum Result {
        STORED,
        /** It is stored, and its data was left out on purpose. */
        SKIPPED,
        /** It or its data is not stored. */
        FAILED
    }
}
