package dev.granary.location.domain;

import java.time.Instant;

/**
 * A backup location on Azure Blob. {@code encrypted}: agents seal what they write there, under a key that only they have; it
 * never changes. {@code version} counts from 1.
 */
public record Location(
        LocationId id,
        LocationName name,
        StorageAccount storageAccount,
        ContainerName container,
        BlobEndpoint endpoint,
        boolean encrypted,
        Instant createdAt,
        long version) {}
