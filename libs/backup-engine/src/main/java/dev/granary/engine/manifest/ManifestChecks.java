package dev.granary.engine.manifest;

import dev.granary.engine.manifest.UnreadableManifestException.Damaged;
import dev.granary.engine.store.BlobName;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** What a manifest has to keep to beyond its shape. */
final class ManifestChecks {

    /** No store has so much, and sums of such numbers do not overflow. */
    private static final long MOST_BYTES = 1L << 50;

    private ManifestChecks() {}

    static Manifest checked(Manifest manifest, AttemptKey key) {
        Set<String> paths = new HashSet<>();
        for (ManifestBlob blob : manifest.blobs()) {
            require(
                    BlobName.isValid(blob.path()) && blob.path().startsWith(key.prefix()),
                    "it names a blob outside of its own directory");
            require(!blob.path().equals(key.manifest().value()), "it names itself");
            require(paths.add(blob.path()), "it names a blob twice");
            require(
                    isSize(blob.size()) && isSize(blob.objects()) && isSize(blob.contentSize()),
                    "it states a size that no blob has");
        }
        checkVolumes(manifest);
        return manifest;
    }

    private static void checkVolumes(Manifest manifest) {
        Set<String> indexes = new HashSet<>();
        manifest.blobs().stream()
                .filter(blob -> blob.role().equals(ManifestBlob.VOLUME_INDEX))
                .forEach(blob -> indexes.add(blob.path()));
        Set<List<String>> claims = new HashSet<>();
        for (BackedUpVolume volume : manifest.volumes()) {
            require(claims.add(List.of(volume.namespace(), volume.claim())), "it names a volume twice");
            require(indexes.remove(volume.index()), "a volume has no index of its own");
            require(
                    volume.files() >= 0 && volume.bytes() >= 0 && volume.storedBytes() >= 0 && volume.problems() >= 0,
                    "it states a negative size");
        }
    }

    private static boolean isSize(long number) {
        return number >= 0 && number <= MOST_BYTES;
    }

    private static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Damaged(otherwise, null);
        }
    }
}
