package dev.granary.backup.domain;

import org.jspecify.annotations.Nullable;

/**
 * One thing that a backup lacks. {@code namespace} is null for an object without one; {@code name} is empty when a
 * whole kind is meant; {@code reason} is a code of docs/errors.md.
 */
public record Problem(String kind, @Nullable String namespace, String name, String reason, String message) {}
