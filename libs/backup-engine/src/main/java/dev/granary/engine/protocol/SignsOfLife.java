package dev.granary.engine.protocol;

import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;

/** Blobs that say by their time that an attempt is at work. */
final class SignsOfLife {

    private final BlobStore store;
    private final AttemptKey attempt;

    SignsOfLife(BlobStore store, AttemptKey attempt) {
        this.store = store;
        this.attempt = attempt;
    }

    void leaveOne() {
        int[] last = {0};
        store.forEach(
                attempt.prefix() + "alive-",
                blob -> attempt.aliveNumber(blob.name()).ifPresent(number -> last[0] = Math.max(last[0], number)));
        try {
            store.put(attempt.alive(last[0] + 1), new byte[0]);
        } catch (BlobStoreException.BlobExists e) {
            // another process of the attempt has just said so
            return;
        }
    }

    /** They are worthless once the backup exists. */
    void remove() {
        try {
            new Removal(store).removeBelow(attempt.prefix() + "alive-", blob -> true);
        } catch (BlobStoreException e) {
            // the backup is whole, and a collector clears its directory
            return;
        }
    }
}
