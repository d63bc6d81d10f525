package dev.granary.engine.protocol;

import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.store.BlobStore;

/** Clears away what an attempt left that has a tombstone. The tombstone stays. */
final class Sweep {

    private final BlobStore store;

    Sweep(BlobStore store) {
        this.store = store;
    }

    Removed sweep(AttemptKey dead) {
        Removal removal = new Removal(store);
        store.head(dead.session()).ifPresent(session -> removal.remove(session.name(), session.sizeBytes()));
        removal.removeBelow(dead.prefix(), blob -> !dead.isManifest(blob.name()));
        return removal.removed();
    }
}
