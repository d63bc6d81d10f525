package dev.granary.engine.store;

import java.time.Instant;

/**
 * What a store says about a blob.
 *
 * @param sizeBytes length of the stored bytes
 * @param storedAt when it was bound, by the store's clock
 */
public record BlobInfo(BlobName name, long sizeBytes, Instant storedAt) {}
