package dev.granary.engine.backup;

import com.github.luben.zstd.ZstdInputStream;
import dev.granary.engine.catalogue.BlobCheck;
import dev.granary.engine.catalogue.BlobFinding;
import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.CommittedBackup;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.manifest.ManifestBlob;
import dev.granary.engine.manifest.UnreadableManifestException;
import dev.granary.engine.protocol.AttemptEnds;
import dev.granary.engine.protocol.Attempts;
import dev.granary.engine.seal.SealedStreams;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/** Reads what a {@link BackupWriter} wrote. Nothing that comes from the store is trusted before it is checked. */
public final class BackupReader {

    private final BlobStore store;
    private final SealedStreams seals;
    private final AttemptEnds ends;

    /** Reads what is not sealed; for everything but the objects no key is needed. */
    public BackupReader(BlobStore store) {
        this(store, SealedStreams.none());
    }

    /** Reads what is sealed too. */
    public BackupReader(BlobStore store, SealedStreams seals) {
        this.store = store;
        this.seals = seals;
        this.ends = new AttemptEnds(store);
    }

    /**
     * The backup, when it exists.
     *
     * @throws UnreadableManifestException its manifest is there and cannot be used
     */
    public Optional<CommittedBackup> find(BackupKey key) {
        return Attempts.withEnd(store, key).stream()
                .flatMap(attempt -> find(attempt).stream())
                .findFirst();
    }

    private Optional<CommittedBackup> find(AttemptKey attempt) {
        return ends.find(attempt)
                .flatMap(end -> end instanceof CommittedBackup backup ? Optional.of(backup) : Optional.empty());
    }

    /** Reads every blob that belongs to the backup alone; one finding for each that is not as it was written. */
    public List<BlobFinding> verify(Manifest manifest) {
        BlobCheck check = new BlobCheck(store);
        return manifest.blobs().stream()
                .flatMap(blob -> check.check(blob).stream())
                .toList();
    }

    /**
     * Hands over every object as its line of JSON, in the order in which they were written. A blob is checked as a whole
     * before its first line is handed over, so it is read twice; memory is bounded by the longest line.
     *
     * @throws BlobStoreException.Corrupt a blob is not as it was written
     * @throws dev.granary.engine.seal.SealException it is sealed with a key that is not here, or not sealed though the backup is
     */
    public void forEachObject(Manifest manifest, Consumer<byte[]> consumer) {
        manifest.blobs().stream()
                .filter(ManifestBlob::holdsResources)
                .forEach(blob -> forEachObject(manifest, blob, consumer));
    }

    /** As {@link #forEachObject(Manifest, Consumer)} for the objects of one blob, which has to be one of resources. */
    public void forEachObject(Manifest manifest, ManifestBlob blob, Consumer<byte[]> consumer) {
        BlobName name = new BlobName(blob.path());
        new BlobCheck(store).check(blob).ifPresent(finding -> {
            throw new BlobStoreException.Corrupt(name, "the blob is not as it was written: " + finding.flaw());
        });
        try (InputStream content =
                new ZstdInputStream(open(manifest, name)).setLongMax(ResourcesPart.ZSTD_WINDOW_LOG)) {
            new Lines(content, blob.contentSize()).forEach(consumer);
        } catch (IOException e) {
            throw new BlobStoreException.Corrupt(name, "the blob is no list of objects, " + e.getMessage());
        }
    }

    private InputStream open(Manifest manifest, BlobName name) throws IOException {
        InputStream stored = store.get(name);
        return manifest.encryption() == null ? seals.opening(stored) : seals.openingSealed(stored);
    }
}
