package dev.granary.engine.backup;

import dev.granary.engine.manifest.Digest;
import dev.granary.engine.manifest.ManifestBlob;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.util.Optional;

/** Reads blobs from first to last byte and compares them with what is known of them. */
final class BlobCheck {

    private static final int BUFFER_BYTES = 64 << 10;

    private final BlobStore store;

    BlobCheck(BlobStore store) {
        this.store = store;
    }

    Digest digestOf(BlobName name) {
        MessageDigest digest = Digest.start();
        byte[] buffer = new byte[BUFFER_BYTES];
        try (InputStream in = store.get(name)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return Digest.finish(digest);
    }

    /** What is wrong with the blob; empty when its bytes are those that the manifest names. */
    Optional<BlobFinding> check(ManifestBlob expected) {
        BlobName name = new BlobName(expected.path());
        var found = store.head(name);
        if (found.isEmpty()) {
            return Optional.of(new BlobFinding(name, BlobFinding.Flaw.MISSING));
        }
        if (found.get().sizeBytes() != expected.size()) {
            return Optional.of(new BlobFinding(name, BlobFinding.Flaw.WRONG_SIZE));
        }
        return isIntact(name, expected.digest())
                ? Optional.empty()
                : Optional.of(new BlobFinding(name, BlobFinding.Flaw.WRONG_DIGEST));
    }

    private boolean isIntact(BlobName name, Digest expected) {
        try {
            return digestOf(name).equals(expected);
        } catch (BlobStoreException.Corrupt e) {
            return false;
        }
    }
}
