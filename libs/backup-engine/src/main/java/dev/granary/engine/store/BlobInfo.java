package dev.granary.engine.store;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a store says about a blob.
 *
 * @param sizeBytes length of the stored bytes
 * @param storedAt when it was bound, by the store's clock
 * @param lockedUntil end of its retention lock, {@link Instant#MAX} for a hold without a date; null when it has none or the
 *     store does not tell: such a blob may still answer a delete with {@link BlobStoreException.Locked}
 */
public record BlobInfo(
        BlobName name,
        long sizeBytes,
        Instant storedAt,
        @Nullable Instant lockedUntil) {

    /** A blob without a lock that the store tells of. */
    public BlobInfo(BlobName name, long sizeBytes, Instant storedAt) {
        this(name, sizeBytes, storedAt, null);
    }

    /** Whether the lock that the store tells of holds at this time. */
    public boolean isLockedAt(Instant time) {
        return lockedUntil != null && lockedUntil.isAfter(time);
    }
}
