package dev.granary.engine.protocol;

import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.manifest.ManifestBlob;
import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The directory of an attempt that committed, beside its manifest.
 *
 * @param unnamed blobs that the manifest does not name, and that no manifest ever will
 * @param isHollow whether not one is there of those that it names. If the session is gone as well, it is a manifest
 *     that came back after the delete, and nobody can restore anything from it
 */
record BackupDirectory(List<BlobInfo> unnamed, boolean isHollow) {

    /** Looks closer only if the number of blobs is not as it should be. */
    static BackupDirectory of(BlobStore store, Manifest manifest, SeenAttempt seen) {
        boolean asItShouldBe =
                seen.otherBlobs() > 0 && seen.otherBlobs() == manifest.blobs().size();
        return asItShouldBe ? new BackupDirectory(List.of(), false) : list(store, manifest);
    }

    private static BackupDirectory list(BlobStore store, Manifest manifest) {
        Set<String> missing =
                new HashSet<>(manifest.blobs().stream().map(ManifestBlob::path).toList());
        int named = missing.size();
        List<BlobInfo> unnamed = new ArrayList<>();
        store.forEach(manifest.attempt().prefix(), blob -> {
            boolean known =
                    missing.remove(blob.name().value()) || manifest.attempt().isManifest(blob.name());
            if (!known) {
                unnamed.add(blob);
            }
        });
        return new BackupDirectory(unnamed, missing.size() == named);
    }
}
