package dev.granary.engine.protocol;

import dev.granary.engine.manifest.AttemptEnd;
import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.CommittedBackup;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.manifest.Tombstone;
import dev.granary.engine.manifest.UnreadableManifestException;
import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobStore;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/** One run of a collection: what it learns of the attempts, in the order in which it may learn it. */
final class CollectionRun {

    private final BlobStore store;
    private final GarbagePacks packs;
    private final AttemptEnds ends;
    private final Set<AttemptKey> settled = new HashSet<>();
    private final List<AttemptKey> dead = new ArrayList<>();
    private final Set<AttemptKey> hollow = new HashSet<>();
    private final List<BlobInfo> unnamed = new ArrayList<>();
    private final List<AttemptKey> givenUp = new ArrayList<>();
    private final List<String> stoodBackFor = new ArrayList<>();

    CollectionRun(BlobStore store, GarbagePacks packs) {
        this.store = store;
        this.packs = packs;
        this.ends = new AttemptEnds(store);
    }

    List<AttemptKey> givenUp() {
        return givenUp;
    }

    List<String> stoodBackFor() {
        return stoodBackFor;
    }

    /** First: how did it end? A silent one ends here. */
    void look(SeenAttempt seen, boolean silent) {
        if (seen.isNothingButATombstone()) {
            settled.add(seen.key());
            return;
        }
        try {
            end(seen, silent).ifPresent(end -> {
                switch (end) {
                    case Tombstone() -> dead.add(seen.key());
                    case CommittedBackup backup -> keep(backup.manifest(), seen);
                }
                settled.add(seen.key());
            });
        } catch (UnreadableManifestException e) {
            stoodBackFor.add(seen.key().manifest().value());
        }
    }

    private Optional<AttemptEnd> end(SeenAttempt seen, boolean silent) {
        if (seen.hasEnd()) {
            return ends.find(seen.key());
        }
        if (!silent) {
            return Optional.empty();
        }
        AttemptEnd end = ends.settle(seen.key());
        if (end instanceof Tombstone) {
            givenUp.add(seen.key());
        }
        return Optional.of(end);
    }

    private void keep(Manifest manifest, SeenAttempt seen) {
        BackupDirectory directory = BackupDirectory.of(store, manifest, seen);
        unnamed.addAll(directory.unnamed());
        packs.keepThoseOf(manifest);
        if (directory.isHollow()) {
            hollow.add(seen.key());
        }
    }

    /** Then: is there a session of which the first look does not know the end? */
    void lookAtSessions(UUID clusterId) {
        store.forEach(AttemptKey.sessions(clusterId), blob -> {
            Optional<AttemptKey> attempt = AttemptKey.ofSession(clusterId, blob.name());
            if (attempt.filter(settled::contains).isEmpty()) {
                stoodBackFor.add(blob.name().value());
            }
            attempt.ifPresent(hollow::remove);
        });
    }

    /** Last: what is certainly over. */
    Removed sweep() {
        Removal removal = new Removal(store);
        hollow.forEach(attempt -> removal.remove(attempt.manifest(), 0));
        unnamed.forEach(blob -> removal.remove(blob.name(), blob.sizeBytes()));
        Removed removed = removal.removed();
        for (AttemptKey attempt : dead) {
            removed = removed.plus(new Sweep(store).sweep(attempt));
        }
        return removed;
    }
}
