package dev.granary.gateway.application;

/** One blob that is not as it was written; the message says what that costs, and may be empty. */
public record BlobDamage(String path, BlobDamageKind kind, String message) {}
