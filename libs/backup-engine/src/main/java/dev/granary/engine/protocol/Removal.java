package dev.granary.engine.protocol;

import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import java.util.function.Predicate;

/** Removes blobs one by one, passes by those that are locked, and counts both. */
final class Removal {

    private final BlobStore store;
    private Removed removed = Removed.NOTHING;

    Removal(BlobStore store) {
        this.store = store;
    }

    /** False when a lock holds it. */
    boolean remove(BlobName name, long bytes) {
        try {
            store.delete(name);
            removed = removed.plus(new Removed(1, bytes, 0));
            return true;
        } catch (BlobStoreException.Locked e) {
            removed = removed.plus(new Removed(0, 0, 1));
            return false;
        }
    }

    void removeBelow(String prefix, Predicate<BlobInfo> which) {
        store.forEach(prefix, blob -> {
            if (which.test(blob)) {
                remove(blob.name(), blob.sizeBytes());
            }
        });
    }

    Removed removed() {
        return removed;
    }
}
