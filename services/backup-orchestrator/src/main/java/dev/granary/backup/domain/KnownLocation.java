package dev.granary.backup.domain;

/** A location as its owner last described it; {@code version} decides which word is the last. */
public record KnownLocation(
        LocationId id,
        String name,
        String storageAccount,
        String container,
        String endpoint,
        boolean encrypted,
        long version) {}
