package dev.granary.engine.protocol;

import dev.granary.engine.manifest.AttemptEnd;
import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.CommittedBackup;
import dev.granary.engine.manifest.Tombstone;
import dev.granary.engine.manifest.UnreadableManifestException;
import dev.granary.engine.protocol.Orphan.Why;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/** Which attempts own what lies in their directories. */
final class Belongings {

    private final GarbagePacks packs;
    private final BlobStore store;
    private final AttemptEnds ends;
    private final Set<AttemptKey> over = new HashSet<>();
    private final Set<BlobName> unnamed = new HashSet<>();
    private final Set<BlobName> cameBack = new HashSet<>();
    private boolean packsMayBeNamed;

    Belongings(BlobStore store, GarbagePacks packs) {
        this.packs = packs;
        this.store = store;
        this.ends = new AttemptEnds(store);
    }

    void look(SeenAttempt seen, boolean silent) {
        if (seen.isNothingButATombstone()) {
            return;
        }
        try {
            Optional<AttemptEnd> end = seen.hasEnd() ? ends.find(seen.key()) : Optional.empty();
            if (end.isPresent()) {
                look(seen, end.get());
            } else if (silent) {
                over.add(seen.key());
            } else {
                packsMayBeNamed = true;
            }
        } catch (UnreadableManifestException e) {
            packsMayBeNamed = true;
        }
    }

    private void look(SeenAttempt seen, AttemptEnd end) {
        switch (end) {
            case Tombstone() -> over.add(seen.key());
            case CommittedBackup backup -> {
                packs.keepThoseOf(backup.manifest());
                BackupDirectory directory = BackupDirectory.of(store, backup.manifest(), seen);
                directory.unnamed().forEach(blob -> unnamed.add(blob.name()));
                if (directory.isHollow() && !seen.hasSession()) {
                    cameBack.add(seen.key().manifest());
                }
            }
        }
    }

    Why whyGarbage() {
        return packsMayBeNamed ? Why.PACK_THAT_AN_OPEN_ATTEMPT_MAY_NAME : Why.PACK_OF_NO_BACKUP;
    }

    /** Empty for a blob that belongs to a backup or to an attempt at work, and for a tombstone. */
    Optional<Why> whyOrphan(AttemptKey attempt, BlobName name) {
        if (over.contains(attempt) && !attempt.isManifest(name)) {
            return Optional.of(Why.LEFT_BY_AN_ATTEMPT);
        }
        if (unnamed.contains(name)) {
            return Optional.of(Why.UNNAMED_BESIDE_A_BACKUP);
        }
        return cameBack.contains(name) ? Optional.of(Why.CAME_BACK_AFTER_THE_DELETE) : Optional.empty();
    }
}
