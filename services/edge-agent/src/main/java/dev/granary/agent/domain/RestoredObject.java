package dev.granary.agent.domain;

import dev.granary.agent.domain.restore.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One object of a restore and what became of it.
 *
 * @param apiVersion version of its kind in the backup, empty when the backup does not have it
 * @param namespace in the cluster, null for an object without
 * @param reason an error code of docs/errors.md, empty when there is none
 * @param message for a person; may be empty
 */
public record RestoredObject(
        String kind,
        String apiVersion,
        @Nullable String namespace,
        String name,
        Outcome outcome,
        String reason,
        String message) {}
