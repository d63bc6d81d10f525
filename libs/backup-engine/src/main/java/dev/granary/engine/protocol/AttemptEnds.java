package dev.granary.engine.protocol;

import dev.granary.engine.manifest.AttemptEnd;
import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.ManifestJson;
import dev.granary.engine.manifest.Tombstone;
import dev.granary.engine.manifest.UnreadableManifestException;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Optional;

/** Reads and decides how attempts ended. */
public final class AttemptEnds {

    private static final int MOST_ROUNDS = 3;

    private final BlobStore store;

    public AttemptEnds(BlobStore store) {
        this.store = store;
    }

    /**
     * What lies at the commit point; empty while the attempt is open, and after its backup was deleted.
     *
     * @throws UnreadableManifestException what lies there cannot be used
     */
    public Optional<AttemptEnd> find(AttemptKey attempt) {
        try (InputStream in = store.get(attempt.manifest())) {
            return Optional.of(ManifestJson.read(in, attempt));
        } catch (BlobStoreException.BlobAbsent e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /**
     * Puts a tombstone at the commit point unless something lies there, and answers what lies there then: a tombstone,
     * after which the attempt can never commit, or the manifest of an attempt that was faster.
     *
     * @throws UnreadableManifestException what lies there cannot be used
     */
    public AttemptEnd settle(AttemptKey attempt) {
        for (int round = 1; ; round++) {
            try {
                store.put(attempt.manifest(), Tombstone.bytes());
                return new Tombstone();
            } catch (BlobStoreException.BlobExists e) {
                Optional<AttemptEnd> end = find(attempt);
                if (end.isPresent()) {
                    return end.get();
                }
                if (round == MOST_ROUNDS) { // a name is freed by the delete of its backup, and not twice
                    throw e;
                }
            }
        }
    }
}
