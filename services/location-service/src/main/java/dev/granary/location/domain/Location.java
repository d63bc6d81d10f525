package dev.granary.location.domain;

import java.time.Instant;

/** A backup location on Azure Blob. {@code version} counts from 1. */
public record Location(
        LocationId id,
        LocationName name,
        StorageAccount storageAccount,
        ContainerName container,
        BlobEndpoint endpoint,
        Instant createdAt,
        long version) {}
