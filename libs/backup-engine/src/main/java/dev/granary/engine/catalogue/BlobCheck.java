package dev.granary.engine.catalogue;

import dev.granary.engine.manifest.Digest;
import dev.granary.engine.manifest.ManifestBlob;
import dev.granary.engine.protocol.BlobOutput;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import java.util.Optional;

/** Reads blobs from first to last byte and compares them with what is known of them. */
public final class BlobCheck {

    private final BlobStore store;

    public BlobCheck(BlobStore store) {
        this.store = store;
    }

    /** What is wrong with the blob; empty when its bytes are those that the manifest names. */
    public Optional<BlobFinding> check(ManifestBlob expected) {
        return check(new BlobName(expected.path()), expected.size(), expected.digest());
    }

    Optional<BlobFinding> check(BlobName name, long size, Digest digest) {
        var found = store.head(name);
        if (found.isEmpty()) {
            return Optional.of(new BlobFinding(name, BlobFinding.Flaw.MISSING));
        }
        if (found.get().sizeBytes() != size) {
            return Optional.of(new BlobFinding(name, BlobFinding.Flaw.WRONG_SIZE));
        }
        return isIntact(name, digest)
                ? Optional.empty()
                : Optional.of(new BlobFinding(name, BlobFinding.Flaw.WRONG_DIGEST));
    }

    private boolean isIntact(BlobName name, Digest expected) {
        try {
            return BlobOutput.digestOf(store, name).equals(expected);
        } catch (BlobStoreException.Corrupt e) {
            return false;
        }
    }
}
