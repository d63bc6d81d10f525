package dev.granary.gateway.application;

import org.jspecify.annotations.Nullable;

/** One thing that a backup lacks; the name is empty when a whole kind is meant. */
public record BackupProblem(String kind, @Nullable String namespace, String name, String reason, String message) {}
