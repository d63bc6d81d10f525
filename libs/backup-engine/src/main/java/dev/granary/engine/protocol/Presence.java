package dev.granary.engine.protocol;

import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.manifest.ManifestBlob;
import dev.granary.engine.manifest.PackList;
import dev.granary.engine.pack.PackId;
import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What is not in the store, or has another size, of what a manifest names. Found by listings alone.
 *
 * @param missingBlobs those that belong to the backup alone
 */
public record Presence(PackList missingPacks, List<ManifestBlob> missingBlobs) {

    public Presence {
        missingBlobs = List.copyOf(missingBlobs);
    }

    public boolean isWhole() {
        return missingPacks.isEmpty() && missingBlobs.isEmpty();
    }

    /** By one listing of the packs of the cluster and one of the backup's directory. */
    public static Presence look(BlobStore store, Manifest manifest) {
        return look(store, manifest, found -> {});
    }

    /** By one listing of the directory, and packs that were listed before. */
    public static Presence look(BlobStore store, Manifest manifest, PackList stored) {
        return new Presence(manifest.packs().without(stored), missingBlobs(store, manifest, found -> {}));
    }

    /** Hands every blob that the manifest names and that is there to the consumer. */
    static Presence look(BlobStore store, Manifest manifest, Consumer<BlobInfo> found) {
        UUID clusterId = manifest.key().clusterId();
        PackList stored = StoredPacks.list(store, clusterId, blob -> {
            boolean named = PackId.of(clusterId, blob.name())
                    .filter(manifest.packs()::contains)
                    .isPresent();
            if (named) {
                found.accept(blob);
            }
            return named;
        });
        return new Presence(manifest.packs().without(stored), missingBlobs(store, manifest, found));
    }

    private static List<ManifestBlob> missingBlobs(BlobStore store, Manifest manifest, Consumer<BlobInfo> found) {
        AttemptKey attempt = manifest.attempt();
        Map<String, BlobInfo> there = new HashMap<>();
        store.forEach(attempt.prefix(), blob -> there.put(blob.name().value(), blob));
        there.keySet()
                .retainAll(manifest.blobs().stream().map(ManifestBlob::path).toList());
        there.values().forEach(found);
        return manifest.blobs().stream()
                .filter(blob -> !hasSize(there.get(blob.path()), blob.size()))
                .toList();
    }

    private static boolean hasSize(@Nullable BlobInfo blob, long size) {
        return blob != null && blob.sizeBytes() == size;
    }
}
