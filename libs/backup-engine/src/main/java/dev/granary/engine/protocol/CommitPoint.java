package dev.granary.engine.protocol;

import dev.granary.engine.manifest.AttemptEnd;
import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.BackupProblem;
import dev.granary.engine.manifest.CommittedBackup;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.manifest.ManifestBlob;
import dev.granary.engine.manifest.ManifestJson;
import dev.granary.engine.manifest.Tombstone;
import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The place where an attempt becomes a backup by one put. */
final class CommitPoint {

    private static final String RETENTION_NOT_EXTENDED = "RetentionNotExtended";

    private final BlobStore store;
    private final AttemptKey attempt;
    private final AttemptEnds ends;
    private boolean tried;

    CommitPoint(BlobStore store, AttemptKey attempt) {
        this.store = store;
        this.attempt = attempt;
        this.ends = new AttemptEnds(store);
    }

    /** Whether a manifest was perhaps stored. */
    boolean tried() {
        return tried;
    }

    /**
     * Commits.
     *
     * @param keepUntil how long everything shall be held at least. Where the store holds every new blob, what was there before
     *     is held at least as long as the first blob of the attempt.
     */
    CommitResult commit(Manifest manifest, Instant keepUntil) {
        Optional<AttemptEnd> earlier = tried ? ends.find(attempt) : Optional.empty();
        if (earlier.isPresent()) {
            return result(earlier.get(), new Hold(store, keepUntil));
        }
        Optional<BlobInfo> session = store.head(attempt.session());
        if (session.isEmpty()) {
            return new CommitResult.Abandoned();
        }
        Hold hold = new Hold(store, later(keepUntil, session.get().lockedUntil()));
        hold.accept(session.get());
        Presence presence = Presence.look(store, manifest, hold);
        if (!presence.isWhole()) {
            return new CommitResult.Incomplete(
                    presence.missingPacks(),
                    presence.missingBlobs().stream().map(ManifestBlob::path).toList());
        }
        return put(hold.unheld() == 0 ? manifest : manifest.with(notHeld(hold.unheld())), hold);
    }

    /** A hold without a date says nothing of how long. */
    private static Instant later(Instant keepUntil, @Nullable Instant sessionLockedUntil) {
        if (sessionLockedUntil == null || sessionLockedUntil.equals(Instant.MAX)) {
            return keepUntil;
        }
        return sessionLockedUntil.isAfter(keepUntil) ? sessionLockedUntil : keepUntil;
    }

    private BackupProblem notHeld(long blobs) {
        return new BackupProblem(
                "Backup",
                null,
                attempt.backup().backupId().toString(),
                RETENTION_NOT_EXTENDED,
                "The store did not confirm a retention lock as long as that of the backup for blobs that it needs: "
                        + blobs);
    }

    private CommitResult put(Manifest manifest, Hold hold) {
        tried = true;
        long size;
        BlobOutput out = new BlobOutput(store, attempt.manifest());
        try {
            ManifestJson.write(manifest, out);
            size = out.finish().sizeBytes();
        } catch (BlobStoreException.BlobExists e) {
            return ends.find(attempt).map(end -> result(end, hold)).orElseGet(CommitResult.Abandoned::new);
        } finally {
            out.abandon();
        }
        return withdrawnIfDeleted(new CommittedBackup(manifest, size), hold);
    }

    /** A put that is repeated because its answer got lost may come after the delete of what the first one made. */
    private CommitResult withdrawnIfDeleted(CommittedBackup backup, Hold hold) {
        if (store.head(attempt.session()).isPresent()) {
            return result(backup, hold);
        }
        new Removal(store).remove(attempt.manifest(), 0);
        return new CommitResult.Abandoned();
    }

    private CommitResult result(AttemptEnd end, Hold hold) {
        return switch (end) {
            case Tombstone() -> new CommitResult.Abandoned();
            case CommittedBackup backup -> {
                store.head(attempt.manifest()).ifPresent(hold);
                yield new CommitResult.Committed(backup, hold.unheld());
            }
        };
    }
}
