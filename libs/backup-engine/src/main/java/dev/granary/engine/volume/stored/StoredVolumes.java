package dev.granary.engine.volume.stored;

import dev.granary.engine.manifest.BackedUpVolume;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.manifest.ManifestBlob;
import dev.granary.engine.seal.SealedStreams;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.volume.index.IndexSource;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;

/** Finds volumes in backups. */
public final class StoredVolumes {

    private final BlobStore store;
    private final SealedStreams seals;

    public StoredVolumes(BlobStore store, SealedStreams seals) {
        this.store = store;
        this.seals = seals;
    }

    /** The volume of a claim; empty when the backup has none. */
    public Optional<BackedUpVolume> find(Manifest manifest, String namespace, String claim) {
        return manifest.volumes().stream()
                .filter(volume ->
                        volume.namespace().equals(namespace) && volume.claim().equals(claim))
                .findFirst();
    }

    /**
     * The index of a volume. What is read from it is checked against size and digest of the manifest.
     *
     * <p>Of a sealed backup it has to be sealed; otherwise opening it throws {@code SealException.Broken}.
     *
     * @throws IllegalArgumentException the manifest names no such blob
     */
    public IndexSource index(Manifest manifest, BackedUpVolume volume) {
        ManifestBlob blob = manifest.blob(volume.index())
                .orElseThrow(() -> new IllegalArgumentException("the manifest names no blob " + volume.index()));
        return new IndexSource(() -> open(manifest, blob), blob.contentSize());
    }

    private InputStream open(Manifest manifest, ManifestBlob blob) throws IOException {
        InputStream stored = new CheckedStream(store.get(new BlobName(blob.path())), blob);
        return manifest.encryption() == null ? seals.opening(stored) : seals.openingSealed(stored);
    }
}
