package dev.granary.gateway.application;

import java.util.UUID;

/** A backup location as the location service last published it; it holds no credential and no key. */
public record Location(
        UUID locationId,
        String name,
        String provider,
        String storageAccount,
        String container,
        String endpoint,
        boolean encrypted,
        long version) {}
