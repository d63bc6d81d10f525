package dev.granary.agent.domain;

import dev.granary.agent.domain.restore.Outcome;
import org.jspecify.annotations.Nullable;

/**
 * One object of a restore with something to explain.
 *
 * @param apiVersion version of its kind in the backup, empty when the backup does not have it
 * @param namespace in the cluster, null for an object without
 * @param reason an error code of docs/errors.md, empty when there is none
 * @param message for a person
 */
public record RestoreProblem(
        String kind,
        String apiVersion,
        @Nullable String namespace,
        String name,
        Outcome outcome,
        String reason,
        String message) {}
