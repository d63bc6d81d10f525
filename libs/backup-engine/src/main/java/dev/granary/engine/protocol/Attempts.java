package dev.granary.engine.protocol;

import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.Tombstone;
import dev.granary.engine.store.BlobStore;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/** Which attempts the store knows of, by listings. */
public final class Attempts {

    private Attempts() {}

    /** Attempts at this backup that have a manifest or something that may be one, in their order; those with a tombstone are left out. */
    public static Set<AttemptKey> withEnd(BlobStore store, BackupKey backup) {
        Set<AttemptKey> found = new TreeSet<>();
        store.forEach(
                backup.prefix(),
                blob -> AttemptKey.ofBlob(backup.clusterId(), blob.name())
                        .filter(attempt -> attempt.isManifest(blob.name()) && blob.sizeBytes() != Tombstone.SIZE)
                        .ifPresent(found::add));
        return found;
    }

    /** Attempts at any backup of the cluster that have a session, in their order. */
    static Set<AttemptKey> withSession(BlobStore store, UUID clusterId) {
        Set<AttemptKey> found = new TreeSet<>();
        store.forEach(
                AttemptKey.sessions(clusterId),
                blob -> AttemptKey.ofSession(clusterId, blob.name()).ifPresent(found::add));
        return found;
    }

    /** Attempts at this backup of which something is there and no tombstone. */
    static Set<AttemptKey> withoutTombstone(BlobStore store, BackupKey backup) {
        Set<AttemptKey> found = at(store, backup);
        store.forEach(
                backup.prefix(),
                blob -> AttemptKey.ofBlob(backup.clusterId(), blob.name())
                        .filter(attempt -> attempt.isManifest(blob.name()) && blob.sizeBytes() == Tombstone.SIZE)
                        .ifPresent(found::remove));
        return found;
    }

    /** Attempts at this backup of which more is there than a tombstone. */
    static Set<AttemptKey> at(BlobStore store, BackupKey backup) {
        Set<AttemptKey> found = new TreeSet<>();
        for (AttemptKey attempt : withSession(store, backup.clusterId())) {
            if (attempt.backup().equals(backup)) {
                found.add(attempt);
            }
        }
        store.forEach(
                backup.prefix(),
                blob -> AttemptKey.ofBlob(backup.clusterId(), blob.name())
                        .filter(attempt -> !attempt.isManifest(blob.name()) || blob.sizeBytes() != Tombstone.SIZE)
                        .ifPresent(found::add));
        return found;
    }
}
