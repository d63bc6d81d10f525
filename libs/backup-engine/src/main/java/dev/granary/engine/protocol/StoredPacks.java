package dev.granary.engine.protocol;

import dev.granary.engine.manifest.PackList;
import dev.granary.engine.manifest.PackListBuilder;
import dev.granary.engine.pack.PackId;
import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobStore;
import java.util.UUID;
import java.util.function.Predicate;

/** The packs of a cluster that are in the store, by one listing. */
public final class StoredPacks {

    private StoredPacks() {}

    /** All of them. Their use is unknown, and 0. */
    public static PackList list(BlobStore store, UUID clusterId) {
        return list(store, clusterId, blob -> true);
    }

    /** Those whose blob the filter lets pass. */
    public static PackList list(BlobStore store, UUID clusterId, Predicate<BlobInfo> filter) {
        PackListBuilder packs = new PackListBuilder();
        store.forEach(
                PackId.prefix(clusterId),
                blob -> PackId.of(clusterId, blob.name())
                        .filter(id -> filter.test(blob))
                        .ifPresent(id -> packs.add(id, size(blob), 0)));
        return packs.build();
    }

    private static int size(BlobInfo blob) {
        return (int) Math.min(blob.sizeBytes(), Integer.MAX_VALUE);
    }
}
