package dev.granary.engine.protocol;

import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobStore;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.UUID;

/** All attempts of a cluster, by a listing of the sessions and one of the directories. In the order of their keys. */
public final class Survey {

    private final SortedMap<AttemptKey, SeenAttempt> attempts = new TreeMap<>();
    private final List<BlobInfo> strangers = new ArrayList<>();

    private Survey() {}

    public static Survey of(BlobStore store, UUID clusterId) {
        Survey survey = new Survey();
        store.forEach(
                AttemptKey.sessions(clusterId),
                blob -> survey.seen(AttemptKey.ofSession(clusterId, blob.name()), blob)
                        .ifPresent(seen -> seen.addSession(blob)));
        store.forEach(
                BackupKey.backups(clusterId),
                blob -> survey.seen(AttemptKey.ofBlob(clusterId, blob.name()), blob)
                        .ifPresent(seen -> seen.addFromDirectory(blob)));
        return survey;
    }

    public Collection<SeenAttempt> attempts() {
        return attempts.values();
    }

    /** Blobs between sessions and backups whose names this build does not understand. */
    public List<BlobInfo> strangers() {
        return List.copyOf(strangers);
    }

    private Optional<SeenAttempt> seen(Optional<AttemptKey> attempt, BlobInfo blob) {
        if (attempt.isEmpty()) {
            strangers.add(blob);
        }
        return attempt.map(key -> attempts.computeIfAbsent(key, SeenAttempt::new));
    }
}
