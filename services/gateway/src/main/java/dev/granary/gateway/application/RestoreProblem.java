package dev.granary.gateway.application;

import org.jspecify.annotations.Nullable;

/** One object of a restore with something to explain. */
public record RestoreProblem(
        String kind,
        String apiVersion,
        @Nullable String namespace,
        String name,
        RestoreOutcome outcome,
        String reason,
        String message) {}
