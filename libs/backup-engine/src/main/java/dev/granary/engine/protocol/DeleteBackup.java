package dev.granary.engine.protocol;

import dev.granary.engine.manifest.AttemptEnd;
import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.CommittedBackup;
import dev.granary.engine.manifest.UnreadableManifestException;
import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * Deletes a backup, whatever state it is in. Its manifest goes first: cut at any point, there is the whole backup or none,
 * and a collection clears away the rest.
 */
public final class DeleteBackup {

    private static final int MOST_ROUNDS = 3;

    private final BlobStore store;
    private final InstantSource clock;
    private final AttemptEnds ends;

    /**
     * Deletes in one store.
     *
     * @param clock tells which locks have ended; a wrong one refuses needlessly or is set right by the store
     */
    public DeleteBackup(BlobStore store, InstantSource clock) {
        this.store = store;
        this.clock = clock;
        this.ends = new AttemptEnds(store);
    }

    /**
     * Gives up open attempts at the backup as well. Can be repeated.
     *
     * @throws BlobStoreException.Locked of several attempts that all made the backup, one is gone and one is held by a lock that
     *     the store had not told of
     * @throws UnreadableManifestException.NewerFormat a newer Granary wrote it, and knows what belongs to it
     */
    public DeleteResult delete(BackupKey backup) {
        List<AttemptKey> committed = committed(backup);
        for (AttemptKey attempt : committed) {
            Optional<DeleteResult> refusal = refusal(attempt);
            if (refusal.isPresent()) {
                return refusal.get();
            }
        }
        Removed removed = Removed.NOTHING;
        try {
            for (AttemptKey attempt : List.copyOf(committed)) {
                removed = removed.plus(remove(attempt));
            }
            removed = removed.plus(giveUpOthers(backup, committed));
        } catch (BlobStoreException.Locked e) {
            if (removed.equals(Removed.NOTHING)) {
                return new DeleteResult.Refused(e.until().orElse(null));
            }
            throw e;
        }
        return committed.isEmpty() && removed.equals(Removed.NOTHING)
                ? new DeleteResult.Absent()
                : new DeleteResult.Deleted(removed);
    }

    private List<AttemptKey> committed(BackupKey backup) {
        List<AttemptKey> committed = new ArrayList<>();
        for (AttemptKey attempt : Attempts.withEnd(store, backup)) {
            if (holdsBackup(() -> ends.find(attempt))) {
                committed.add(attempt);
            }
        }
        return committed;
    }

    /** One of them may commit before it can be given up: then it belongs to what is deleted. */
    private Removed giveUpOthers(BackupKey backup, List<AttemptKey> committed) {
        Removed removed = Removed.NOTHING;
        for (AttemptKey attempt : Attempts.at(store, backup)) {
            if (committed.contains(attempt)) {
                continue;
            }
            if (holdsBackup(() -> Optional.of(ends.settle(attempt)))) {
                committed.add(attempt);
                removed = removed.plus(remove(attempt));
            } else {
                removed = removed.plus(new Sweep(store).sweep(attempt));
            }
        }
        return removed;
    }

    private static boolean holdsBackup(Supplier<Optional<AttemptEnd>> look) {
        try {
            return look.get().filter(CommittedBackup.class::isInstance).isPresent();
        } catch (UnreadableManifestException.Damaged e) {
            return true; // a backup of which not even the list is left
        }
    }

    private Optional<DeleteResult> refusal(AttemptKey attempt) {
        List<BlobInfo> blobs = new ArrayList<>();
        store.head(attempt.session()).ifPresent(blobs::add);
        store.forEach(attempt.prefix(), blobs::add);
        Instant now = clock.instant();
        return blobs.stream()
                .filter(blob -> blob.isLockedAt(now))
                .map(BlobInfo::lockedUntil)
                .max(Comparator.naturalOrder())
                .map(DeleteResult.Refused::new);
    }

    /**
     * In the place of the manifest stands a tombstone until all is gone: nobody who has not heard of the success of the
     * attempt can put the manifest there again, or go on with the attempt, and if this process dies, a collector knows.
     */
    private Removed remove(AttemptKey attempt) {
        store.delete(attempt.manifest());
        for (int left = MOST_ROUNDS; holdsBackup(() -> Optional.of(ends.settle(attempt))); left--) {
            if (left == 1) {
                throw new BlobStoreException.Unexpected("the manifest comes back: " + attempt.manifest(), null);
            }
            store.delete(attempt.manifest());
        }
        Removed removed = new Sweep(store).sweep(attempt);
        new Removal(store).remove(attempt.manifest(), 0);
        return removed;
    }
}
