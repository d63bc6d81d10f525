package dev.granary.backup.domain;

import org.jspecify.annotations.Nullable;

/**
 * One object of a restore with something to explain. {@code namespace} is null for an object without one; {@code name}
 * is empty when a whole kind is meant; {@code reason} is a code of docs/errors.md, or empty.
 */
public record RestoreProblem(
        String kind,
        String apiVersion,
        @Nullable String namespace,
        String name,
        Outcome outcome,
        String reason,
        String message) {

    /** What became of the object. */
    public enum Outcome {
        UNKNOWN,
        CREATED,
        REPLACED,
        KEPT,
        SKIPPED,
        CONFLICT,
        NOT_SERVED,
        FAILED
    }
}
