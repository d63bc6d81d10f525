package dev.granary.agent.application;

import dev.granary.agent.application.FindBackup.Found;
import dev.granary.agent.domain.Refusal;
import dev.granary.engine.backup.BackupReader;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.manifest.ManifestBlob;
import dev.granary.engine.seal.SealException;
import dev.granary.engine.seal.SealedStreams;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.security.SecureRandom;
import java.util.Optional;

/** A backup that was found, and whether this cluster can open it. */
final class OpenBackup {

    private final Found.There there;
    private final SealedStreams seals;

    OpenBackup(Found.There there) {
        this.there = there;
        this.seals = new SealedStreams(there.keys().atHand(), new SecureRandom());
    }

    /** Reads its objects. */
    BackupReader reader() {
        return new BackupReader(there.store(), seals);
    }

    /** Why it cannot be opened, asked before anything is done with it; empty when it can. The head of one blob tells. */
    Optional<Refusal> refusal() {
        Manifest manifest = there.manifest();
        if (manifest.encryption() == null) {
            return Optional.empty();
        }
        try {
            manifest.blobs().stream().filter(OpenBackup::isSealed).findFirst().ifPresent(this::open);
            return Optional.empty();
        } catch (SealException e) {
            return Optional.of(KeyRefusals.forReading(there.keys(), e));
        }
    }

    private static boolean isSealed(ManifestBlob blob) {
        return blob.holdsResources() || blob.role().equals(ManifestBlob.VOLUME_INDEX);
    }

    private void open(ManifestBlob blob) {
        BlobName name = new BlobName(blob.path());
        try (InputStream stored = there.store().get(name)) {
            var _ = seals.openingSealed(stored);
        } catch (IOException e) {
            throw new BlobStoreException.Corrupt(name, "the blob breaks off");
        }
    }
}
