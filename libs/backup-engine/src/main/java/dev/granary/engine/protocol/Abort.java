package dev.granary.engine.protocol;

import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.CommittedBackup;
import dev.granary.engine.manifest.PackList;
import dev.granary.engine.manifest.Tombstone;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;

/** The end of an attempt that shall not become a backup. */
final class Abort {

    private final BlobStore store;
    private final AttemptKey attempt;
    private final PackList written;

    /** Nobody but this attempt can have named the packs that it wrote, as long as it has not committed. */
    Abort(BlobStore store, AttemptKey attempt, PackList written) {
        this.store = store;
        this.attempt = attempt;
        this.written = written;
    }

    AbortResult abort(boolean somebodyMayCommit) {
        return somebodyMayCommit || !dropSession() ? settle() : new AbortResult.Aborted(remove());
    }

    private AbortResult settle() {
        return switch (new AttemptEnds(store).settle(attempt)) {
            case CommittedBackup committed -> new AbortResult.AlreadyCommitted(committed);
            case Tombstone() -> new AbortResult.Aborted(remove());
        };
    }

    /** Without it nobody waits for the attempt, which has told nobody of its key. A locked one would be waited for. */
    private boolean dropSession() {
        try {
            store.delete(attempt.session());
            return true;
        } catch (BlobStoreException.Locked e) {
            return false;
        }
    }

    private Removed remove() {
        Removal packs = new Removal(store);
        for (int i = 0; i < written.count(); i++) {
            packs.remove(written.id(i).blob(attempt.backup().clusterId()), 0);
        }
        return new Sweep(store).sweep(attempt).plus(packs.removed());
    }
}
