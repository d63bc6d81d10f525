package dev.granary.engine.store.wrapper;

import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import java.util.Arrays;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * What a writer wanted to store.
 *
 * @param sha256 of its bytes, worked out only when it is needed
 */
record OwnBlob(BlobName name, long sizeBytes, Supplier<byte[]> sha256) {

    /**
     * Returns when the blob that was met is the one of an earlier try, whose answer got lost.
     *
     * @param triedBefore without an earlier try it is somebody else's, whatever its bytes
     */
    void recogniseOrThrow(BlobStore store, boolean triedBefore, BlobStoreException.BlobExists met) {
        if (!triedBefore || !isStored(store)) {
            throw met;
        }
    }

    private boolean isStored(BlobStore store) {
        try {
            Optional<BlobInfo> found = store.head(name);
            return found.isPresent()
                    && found.get().sizeBytes() == sizeBytes
                    && Arrays.equals(Sha256.of(store.get(name)), sha256.get());
        } catch (BlobStoreException.BlobAbsent e) {
            return false; // deleted since: whoever stored it, it is not there as ours
        }
    }
}
