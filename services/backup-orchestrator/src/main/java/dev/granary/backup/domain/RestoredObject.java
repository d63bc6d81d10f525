package dev.granary.backup.domain;

import org.jspecify.annotations.Nullable;

/**
 * An object of a restore and what became of it. {@code apiVersion} is empty where the backup does not have it;
 * {@code namespace} is the one in the cluster, null for an object without one; {@code name} is empty when a whole kind is
 * meant; {@code reason} is a code of docs/errors.md; it and {@code message} are empty when there is nothing to explain.
 */
public record RestoredObject(
        String kind,
        String apiVersion,
        @Nullable String namespace,
        String name,
        Outcome outcome,
        String reason,
        String message)
        implements NamedObject {

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
