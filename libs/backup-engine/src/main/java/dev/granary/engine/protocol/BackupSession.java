package dev.granary.engine.protocol;

import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.store.BlobStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * An open attempt at a backup. While its session is in the store, no collector takes what it writes or what its parent
 * has. It ends with {@link #commit} or {@link #abort}; one that ends with neither is given up by the next attempt at the
 * same backup, or by a collector after its grace.
 *
 * <p>Writers may be several threads on {@link #store}; the other calls belong to one thread.
 */
public final class BackupSession {

    /** How often {@link #alive} leaves a sign. */
    static final Duration SIGN_EVERY = Duration.ofHours(1);

    private final BlobStore store;
    private final SessionStore writing;
    private final InstantSource clock;
    private final AttemptKey key;
    private final @Nullable Manifest parent;
    private final CommitPoint commitPoint;
    private boolean handedOn;
    private Instant lastSign;

    BackupSession(BlobStore store, InstantSource clock, AttemptKey key, @Nullable Manifest parent, boolean handedOn) {
        this.store = store;
        this.writing = new SessionStore(store, key);
        this.clock = clock;
        this.key = key;
        this.parent = parent;
        this.commitPoint = new CommitPoint(store, key);
        this.handedOn = handedOn;
        this.lastSign = clock.instant();
    }

    /** Names of what the attempt writes. */
    public AttemptKey key() {
        return key;
    }

    /** The backup whose packs the attempt may use again; empty when it has none. */
    public Optional<Manifest> parent() {
        return Optional.ofNullable(parent);
    }

    /** Where the attempt writes: blobs of its own directory, and packs. It refuses other names, and everything after the end. */
    public BlobStore store() {
        return writing;
    }

    /** The key for other processes that shall write for this attempt or go on with it. They may outlive this one. */
    public AttemptKey handOn() {
        handedOn = true;
        return key;
    }

    /**
     * Leaves a sign of life if the last one is long ago. To be called now and then by whoever waits for something that
     * takes hours, because a collector gives up an attempt of which it has seen nothing for its grace.
     */
    public void alive() {
        Instant now = clock.instant();
        if (Duration.between(lastSign, now).abs().compareTo(SIGN_EVERY) >= 0) {
            new SignsOfLife(store, key).leaveOne();
            lastSign = now;
        }
    }

    /** As {@link #commit(Manifest, Instant)}, for as long as the container holds every new blob, if it does. */
    public CommitResult commit(Manifest manifest) {
        return commit(manifest, Instant.MIN);
    }

    /**
     * Makes the backup exist, after a look whether everything is there that the manifest names. When it fails, whether
     * the backup exists is open: call it again with the same manifest, or {@link #abort}.
     *
     * @param keepUntil how long every blob of the backup shall be held by a retention lock at least, in a store that can; in a
     *     container that holds every new blob, those that are used again are held as long as the new ones in any case. Blobs for
     *     which the store does not confirm it are a problem that the manifest names.
     */
    public CommitResult commit(Manifest manifest, Instant keepUntil) {
        if (!manifest.attempt().equals(key)) {
            throw new IllegalArgumentException("a manifest of another attempt");
        }
        CommitResult result = commitPoint.commit(manifest, keepUntil);
        if (result instanceof CommitResult.Committed) {
            writing.end();
            new SignsOfLife(store, key).remove();
        }
        return result;
    }

    /**
     * Gives the attempt up and removes what it wrote: its directory, and the packs that were stored through
     * {@link #store}. Whoever writes for it has to have stopped. Can be repeated.
     */
    public AbortResult abort() {
        writing.end();
        return new Abort(store, key, writing.packs()).abort(handedOn || commitPoint.tried());
    }
}
