package dev.granary.engine.protocol;

import dev.granary.engine.manifest.AttemptEnd;
import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.CommittedBackup;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.manifest.PackList;
import dev.granary.engine.manifest.Tombstone;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;

/** Begins attempts, and takes up again what an earlier process began. */
public final class BackupSessions {

    private final BlobStore store;
    private final InstantSource clock;
    private final Supplier<String> nonces;
    private final AttemptEnds ends;

    /**
     * Attempts in one store.
     *
     * @param clock for signs of life only
     * @param nonces 32 hexadecimal digits that nobody has drawn before, see {@link Nonces}
     */
    public BackupSessions(BlobStore store, InstantSource clock, Supplier<String> nonces) {
        this.store = store;
        this.clock = clock;
        this.nonces = nonces;
        this.ends = new AttemptEnds(store);
    }

    /**
     * Begins an attempt. Earlier attempts at the same backup are given up first, and what they left is removed: so at most
     * one ever commits, also when an old process wakes up again. Can be repeated after a failure.
     *
     * @param writtenBy program and version, for people
     */
    public OpenResult open(BackupKey backup, String writtenBy, ParentChoice parent) {
        AttemptKey attempt = new AttemptKey(backup, nextNumber(backup.clusterId()), nonces.get());
        putSession(attempt, writtenBy);
        for (AttemptKey other : Attempts.withoutTombstone(store, backup)) {
            if (!other.equals(attempt)) {
                switch (ends.settle(other)) {
                    case Tombstone() -> new Sweep(store).sweep(other);
                    case CommittedBackup committed -> {
                        new Abort(store, attempt, PackList.EMPTY).abort(false);
                        return new OpenResult.AlreadyCommitted(committed);
                    }
                }
            }
        }
        return new OpenResult.Opened(session(attempt, parent, false));
    }

    /**
     * Goes on with an attempt that another process began and handed on.
     *
     * @param attempt what {@link BackupSession#handOn} answered there
     */
    public OpenResult resume(AttemptKey attempt, ParentChoice parent) {
        Optional<AttemptEnd> end = ends.find(attempt);
        if (end.isPresent()) {
            return switch (end.get()) {
                case Tombstone() -> new OpenResult.Abandoned();
                case CommittedBackup committed -> new OpenResult.AlreadyCommitted(committed);
            };
        }
        return store.head(attempt.session()).isPresent()
                ? new OpenResult.Opened(session(attempt, parent, true))
                : new OpenResult.Abandoned();
    }

    private BackupSession session(AttemptKey attempt, ParentChoice choice, boolean handedOn) {
        Optional<Manifest> parent = new ParentSearch(store, attempt).find(choice);
        return new BackupSession(store, clock, attempt, parent.orElse(null), handedOn);
    }

    private void putSession(AttemptKey attempt, String writtenBy) {
        try {
            store.put(attempt.session(), SessionJson.write(clock.instant(), writtenBy));
        } catch (BlobStoreException.BlobExists e) {
            // the nonce is new, so this is an earlier try whose answer got lost inside of the provider
            return;
        }
    }

    private long nextNumber(UUID clusterId) {
        long last = Attempts.withSession(store, clusterId).stream()
                .mapToLong(AttemptKey::number)
                .max()
                .orElse(0);
        return Math.min(last + 1, AttemptKey.LAST_NUMBER);
    }
}
