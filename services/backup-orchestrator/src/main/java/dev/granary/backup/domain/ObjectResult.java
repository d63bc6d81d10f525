package dev.granary.backup.domain;

import org.jspecify.annotations.Nullable;

/**
 * An object that was to be backed up, and what became of it. {@code apiVersion} is null where it is not known;
 * {@code namespace} for an object without one; {@code name} is empty when a whole kind is meant; {@code reason} and
 * {@code message} are null when it is stored.
 */
public record ObjectResult(
        @Nullable String apiVersion,
        String kind,
        @Nullable String namespace,
        String name,
        Result result,
        @Nullable String reason,
        @Nullable String message)
        implements NamedObject {
    public enum Result {
        /** It is in the backup, its data too if it has any. */
        STORED,
        /** It is in the backup, and its data was left out on purpose. */
        SKIPPED,
        /** It or its data is not in the backup. */
        FAILED
    }
}
