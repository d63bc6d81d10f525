package dev.granary.engine.catalogue;

import dev.granary.engine.manifest.AttemptEnd;
import dev.granary.engine.manifest.CommittedBackup;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.manifest.ManifestBlob;
import dev.granary.engine.manifest.PackList;
import dev.granary.engine.manifest.Tombstone;
import dev.granary.engine.manifest.UnreadableManifestException;
import dev.granary.engine.protocol.AttemptEnds;
import dev.granary.engine.protocol.Presence;
import dev.granary.engine.protocol.SeenAttempt;
import dev.granary.engine.protocol.StoredPacks;
import dev.granary.engine.protocol.Survey;
import dev.granary.engine.store.BlobStore;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Lists the backups of a cluster from the store alone: by listings of sessions, directories and packs, and one read per
 * manifest. One manifest is in memory at a time.
 */
public final class Catalogue {

    private final BlobStore store;
    private final AttemptEnds ends;

    public Catalogue(BlobStore store) {
        this.store = store;
        this.ends = new AttemptEnds(store);
    }

    /**
     * In the order in which the attempts began. The packs are listed after the directories: so a backup that was seen
     * there has all its packs in the list, unless they are lost.
     */
    public void forEach(UUID clusterId, Consumer<CatalogueEntry> consumer) {
        Survey survey = Survey.of(store, clusterId);
        PackList stored = StoredPacks.list(store, clusterId);
        for (SeenAttempt attempt : survey.attempts()) {
            entry(attempt, stored).ifPresent(consumer);
        }
    }

    private Optional<CatalogueEntry> entry(SeenAttempt seen, PackList stored) {
        if (seen.hasTombstone()) {
            return Optional.of(new CatalogueEntry.GivenUp(seen.key()));
        }
        if (!seen.hasEnd()) {
            return Optional.of(new CatalogueEntry.Open(seen.key(), seen.firstSign(), seen.lastSign()));
        }
        try {
            return ends.find(seen.key()).flatMap(end -> entry(seen, end, stored));
        } catch (UnreadableManifestException e) {
            return Optional.of(new CatalogueEntry.Unreadable(seen.key(), e));
        }
    }

    private Optional<CatalogueEntry> entry(SeenAttempt seen, AttemptEnd end, PackList stored) {
        return switch (end) {
            case Tombstone() -> Optional.of(new CatalogueEntry.GivenUp(seen.key()));
            case CommittedBackup backup -> {
                Presence presence = presence(seen, backup.manifest(), stored);
                boolean deletedMeanwhile =
                        !presence.isWhole() && store.head(seen.key().manifest()).isEmpty();
                yield deletedMeanwhile ? Optional.empty() : Optional.of(new CatalogueEntry.Backup(backup, presence));
            }
        };
    }

    /** Number and bytes of the blobs tell whether a look into the directory is needed. */
    private Presence presence(SeenAttempt seen, Manifest manifest, PackList stored) {
        List<ManifestBlob> blobs = manifest.blobs();
        boolean same = seen.otherBlobs() == blobs.size()
                && seen.otherBytes()
                        == blobs.stream().mapToLong(ManifestBlob::size).sum();
        return same
                ? new Presence(manifest.packs().without(stored), List.of())
                : Presence.look(store, manifest, stored);
    }
}
