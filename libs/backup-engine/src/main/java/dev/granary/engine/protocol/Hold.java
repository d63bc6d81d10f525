package dev.granary.engine.protocol;

import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Consumer;

/** Extends retention locks to at least one time, where they end before it. */
final class Hold implements Consumer<BlobInfo> {

    private final BlobStore store;
    private final Instant until;
    private boolean storeCannot;
    private long unheld;

    /** Until {@link Instant#MIN} asks for nothing. */
    Hold(BlobStore store, Instant until) {
        this.store = store;
        this.until = until;
    }

    @Override
    public void accept(BlobInfo blob) {
        Instant held = blob.lockedUntil();
        boolean enough = until.equals(Instant.MIN) || (held != null && !held.isBefore(until));
        if (!enough && !extended(blob)) {
            unheld++;
        }
    }

    /** Blobs for which the store did not confirm it. */
    long unheld() {
        return unheld;
    }

    private boolean extended(BlobInfo blob) {
        if (storeCannot) {
            return false;
        }
        try {
            Optional<Instant> end = store.extendRetention(blob.name(), until);
            storeCannot = end.isEmpty();
            return end.filter(time -> !time.isBefore(until)).isPresent();
        } catch (BlobStoreException.BlobAbsent e) {
            return false; // whoever lets blobs be held looks at what is missing as well
        } catch (BlobStoreException.AccessRefused e) {
            // to write and to extend locks are different rights, and a backup without locks is better than none
            storeCannot = true;
            return false;
        }
    }
}
