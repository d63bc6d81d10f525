package dev.granary.engine.catalogue;

import dev.granary.engine.catalogue.BlobFinding.Flaw;
import dev.granary.engine.manifest.AttemptEnd;
import dev.granary.engine.manifest.CommittedBackup;
import dev.granary.engine.manifest.Digest;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.manifest.ManifestBlob;
import dev.granary.engine.manifest.PackList;
import dev.granary.engine.manifest.PackListBuilder;
import dev.granary.engine.manifest.UnreadableManifestException;
import dev.granary.engine.pack.PackId;
import dev.granary.engine.protocol.AttemptEnds;
import dev.granary.engine.protocol.Presence;
import dev.granary.engine.protocol.StoredPacks;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/** Looks whether a backup is in the store as it was written. Each finding is handed over as soon as it is made. */
public final class VerifyBackup {

    private final BlobStore store;
    private final BlobCheck check;
    private final AttemptEnds ends;

    public VerifyBackup(BlobStore store) {
        this.store = store;
        this.check = new BlobCheck(store);
        this.ends = new AttemptEnds(store);
    }

    /** By sizes: one listing of the packs of the cluster, and one of the backup's directory. */
    public Damage presence(Manifest manifest, Consumer<BlobFinding> findings) {
        UUID clusterId = manifest.key().clusterId();
        PackList stored = StoredPacks.list(store, clusterId);
        PackList packs = manifest.packs().without(stored);
        for (int i = 0; i < packs.count(); i++) {
            PackId pack = packs.id(i);
            findings.accept(
                    new BlobFinding(pack.blob(clusterId), stored.contains(pack) ? Flaw.WRONG_SIZE : Flaw.MISSING));
        }
        List<BlobFinding> blobs = new ArrayList<>();
        for (ManifestBlob blob : Presence.look(store, manifest, stored).missingBlobs()) {
            BlobName name = new BlobName(blob.path());
            blobs.add(new BlobFinding(name, store.head(name).isPresent() ? Flaw.WRONG_SIZE : Flaw.MISSING));
        }
        blobs.forEach(findings);
        return new Damage(manifest, packs, blobs);
    }

    /** By their bytes: reads the manifest once more, and every blob and every pack that it names. */
    public Damage deep(Manifest manifest, Consumer<BlobFinding> findings) {
        List<BlobFinding> blobs = new ArrayList<>();
        flaw(manifest)
                .ifPresent(flaw -> blobs.add(new BlobFinding(manifest.attempt().manifest(), flaw)));
        for (ManifestBlob blob : manifest.blobs()) {
            check.check(blob).ifPresent(blobs::add);
        }
        blobs.forEach(findings);
        PackListBuilder broken = new PackListBuilder();
        PackList packs = manifest.packs();
        for (int i = 0; i < packs.count(); i++) {
            PackId pack = packs.id(i);
            int size = packs.sizeBytes(i);
            int used = packs.usedBytes(i);
            check.check(pack.blob(manifest.key().clusterId()), size, new Digest("sha256:" + pack.value()))
                    .ifPresent(finding -> {
                        findings.accept(finding);
                        broken.add(pack, size, used);
                    });
        }
        return new Damage(manifest, broken.build(), blobs);
    }

    /** What is wrong with the manifest in the store, which was this one when the caller read it. */
    private Optional<Flaw> flaw(Manifest manifest) {
        try {
            Optional<AttemptEnd> end = ends.find(manifest.attempt());
            if (end.isEmpty()) {
                return Optional.of(Flaw.MISSING);
            }
            boolean same = end.get() instanceof CommittedBackup backup
                    && backup.manifest().equals(manifest);
            return same ? Optional.empty() : Optional.of(Flaw.WRONG_DIGEST);
        } catch (UnreadableManifestException | BlobStoreException.Corrupt e) {
            return Optional.of(Flaw.WRONG_DIGEST);
        }
    }
}
