package dev.granary.engine.protocol;

import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.store.BlobStore;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Removes what no backup needs: packs that no manifest names, what attempts left behind that are over, old probes. May run
 * at any time, anywhere, and several times at once. While an attempt is open, no pack is removed.
 *
 * <p>What makes it safe is the order of its looks at the store: packs, then manifests, then sessions. {@code docs/adr/0002}
 * has the proof.
 */
public final class CollectGarbage {

    /** How long nothing was seen of an attempt that is given up. */
    public static final Duration GRACE = Duration.ofHours(24);

    private final BlobStore store;
    private final InstantSource clock;
    private final Duration grace;

    /**
     * Collections in one store.
     *
     * @param clock decides whose time is up; a wrong one costs an attempt its work, never a backup a blob
     */
    public CollectGarbage(BlobStore store, InstantSource clock, Duration grace) {
        this.store = store;
        this.clock = clock;
        this.grace = grace;
    }

    public CollectResult collect(UUID clusterId) {
        Instant now = clock.instant();
        GarbagePacks packs = new GarbagePacks(store, clusterId);
        CollectionRun run = new CollectionRun(store, packs);
        for (SeenAttempt attempt : Survey.of(store, clusterId).attempts()) {
            run.look(attempt, attempt.isSilent(now, grace));
        }
        run.lookAtSessions(clusterId);
        Removed removedPacks = run.stoodBackFor().isEmpty() ? packs.remove() : Removed.NOTHING;
        Removed leftovers = run.sweep().plus(oldProbes(clusterId, now));
        return new CollectResult(removedPacks, leftovers, run.givenUp(), run.stoodBackFor());
    }

    private Removed oldProbes(UUID clusterId, Instant now) {
        Removal removal = new Removal(store);
        removal.removeBelow(
                BackupKey.probes(clusterId),
                blob -> Duration.between(blob.storedAt(), now).compareTo(grace) > 0);
        return removal.removed();
    }
}
