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
 * @param isHollow whether not one is there of those that it names. A backup whose session is gone as well is a manifest
 *     that came back after the delete, and nobody can restore anything from it
 */
record BackupDirectory(List<BlobInfo> unnamed, boolean isHollow) {

    static BackupDirectory asItShouldBe() {
        return new BackupDirectory(List.of(), false);
    }

    static BackupDirectory list(BlobStore store, Manifest manifest) {
        Set<String> missing =
                new HashSet<>(manifest.blobs().stream().map(ManifestBlob::path).toList());
        int named = missing.size();
        List<BlobInfo> unnamed = new ArrayList<>();
        store.forEach(manifest.attempt().prefix(), blob -> {
            boolean known = missing.remove(blob.name().value())
                    || blob.name().equals(manifest.attempt().manifest());
            if (!known) {
                unnamed.add(blob);
            }
        });
        return new BackupDirectory(unnamed, named > 0 && missing.size() == named);
    }
}
