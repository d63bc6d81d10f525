package dev.granary.engine.store.azure;

import com.azure.storage.blob.models.BlobImmutabilityPolicyMode;
import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobStoreException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A blob's properties.
 *
 * @param mode of the policy that locks it; null when none does
 * @param at when the service answered, by its clock
 */
record LookedAt(BlobInfo info, @Nullable BlobImmutabilityPolicyMode mode, Instant at) {

    void requireUnlocked() {
        if (info.isLockedAt(at)) {
            throw new BlobStoreException.Locked(info.name(), info.lockedUntil());
        }
    }

    boolean isHeldUntil(Instant time) {
        Instant end = info.lockedUntil();
        return end != null && !end.isBefore(time);
    }
}
