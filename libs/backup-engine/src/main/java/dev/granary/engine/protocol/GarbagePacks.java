package dev.granary.engine.protocol;

import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.manifest.PackList;
import dev.granary.engine.pack.PackId;
import dev.granary.engine.store.BlobStore;
import java.util.BitSet;
import java.util.OptionalInt;
import java.util.UUID;

/** The packs that were in the store when a collection began, and which of them backups name. */
final class GarbagePacks {

    private final BlobStore store;
    private final UUID clusterId;
    private final PackList candidates;
    private final BitSet named = new BitSet();

    GarbagePacks(BlobStore store, UUID clusterId) {
        this.store = store;
        this.clusterId = clusterId;
        this.candidates = StoredPacks.list(store, clusterId);
    }

    void keepThoseOf(Manifest manifest) {
        PackList kept = manifest.packs();
        int candidate = 0;
        for (int i = 0; i < kept.count(); i++) {
            while (candidate < candidates.count() && candidates.compare(candidate, kept, i) < 0) {
                candidate++;
            }
            if (candidate < candidates.count() && candidates.compare(candidate, kept, i) == 0) {
                named.set(candidate);
            }
        }
    }

    boolean isGarbage(PackId pack) {
        OptionalInt position = candidates.find(pack);
        return position.isPresent() && !named.get(position.getAsInt());
    }

    Removed remove() {
        Removal removal = new Removal(store);
        for (int i = named.nextClearBit(0); i < candidates.count(); i = named.nextClearBit(i + 1)) {
            removal.remove(candidates.id(i).blob(clusterId), candidates.sizeBytes(i));
        }
        return removal.removed();
    }
}
