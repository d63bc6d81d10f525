package dev.granary.backup.domain;

/** One blob that is not as it was written; {@code message} says for a person what that costs, and may be empty. */
public record BlobDamage(String path, BlobDamageKind kind, String message) {}
