package dev.granary.engine.protocol;

import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.CommittedBackup;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.manifest.ManifestBlob;
import dev.granary.engine.manifest.ManifestJson;
import dev.granary.engine.manifest.Tombstone;
import dev.granary.engine.store.BlobName;
import java.io.ByteArrayInputStream;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Sees every effect on the container, knows what was promised to whom, and stops at the first broken promise. */
final class SimChecker {

    /** A promise was broken. */
    static final class Violation extends AssertionError {
        private static final long serialVersionUID = 1L;

        Violation(String message) {
            super(message);
        }
    }

    private final UUID clusterId;
    private final boolean tombstonesStay;
    private final Map<AttemptKey, Set<String>> whole = new TreeMap<>();
    private final Map<String, Set<AttemptKey>> neededBy = new HashMap<>();
    private final Set<AttemptKey> everCommitted = new HashSet<>();
    private final Set<UUID> unwanted = new HashSet<>();
    private final Set<String> tombstones = new TreeSet<>();
    private final Map<String, Set<AttemptKey>> reliedOn = new HashMap<>();
    private final Set<String> sessions = new HashSet<>();

    SimChecker(UUID clusterId, boolean tombstonesStay) {
        this.clusterId = clusterId;
        this.tombstonesStay = tombstonesStay;
    }

    void deletionWanted(UUID backupId) {
        unwanted.add(backupId);
    }

    /** An open attempt is going to name this blob. */
    void relies(AttemptKey attempt, BlobName blob, boolean there) {
        require(there || !isOpen(attempt), "an open attempt cannot rely on " + blob);
        reliedOn.computeIfAbsent(blob.value(), ignored -> new TreeSet<>()).add(attempt);
    }

    private boolean isOpen(AttemptKey attempt) {
        return sessions.contains(attempt.session().value())
                && !tombstones.contains(attempt.manifest().value())
                && !everCommitted.contains(attempt);
    }

    void stored(BlobName name, byte[] bytes, Set<String> there) {
        if (name.value().contains("/sessions/")) {
            sessions.add(name.value());
        }
        AttemptKey attempt = atCommitPoint(name);
        if (attempt == null) {
            return;
        }
        if (bytes.length == Tombstone.SIZE) {
            tombstones.add(name.value());
            return;
        }
        Set<String> needs = needs(attempt, bytes);
        // a manifest that comes back in the middle of its delete is a backup again, and one that comes back later is
        // none
        if (everCommitted.add(attempt) || there.containsAll(needs)) {
            commit(attempt, needs, there);
        }
    }

    private void commit(AttemptKey attempt, Set<String> needs, Set<String> there) {
        whole.keySet()
                .forEach(other -> require(
                        !other.backup().equals(attempt.backup()),
                        "two attempts at one backup committed: " + attempt.prefix()));
        whole.put(attempt, needs);
        for (String blob : needs) {
            require(there.contains(blob), "committed without " + blob);
            neededBy.computeIfAbsent(blob, ignored -> new TreeSet<>()).add(attempt);
        }
    }

    void deleted(BlobName name, byte[] bytes) {
        sessions.remove(name.value());
        AttemptKey attempt = atCommitPoint(name);
        if (attempt != null) {
            tombstones.remove(name.value());
            boolean tombstone = bytes.length == Tombstone.SIZE;
            require(
                    !tombstonesStay || !tombstone || everCommitted.contains(attempt),
                    "a tombstone was removed: " + name);
            Set<String> needs = whole.remove(attempt);
            if (needs != null) {
                require(unwanted.contains(attempt.backup().backupId()), "a backup that nobody gave up: " + name);
                needs.forEach(
                        blob -> neededBy.getOrDefault(blob, new TreeSet<>()).remove(attempt));
            }
        }
        require(neededBy.getOrDefault(name.value(), Set.of()).isEmpty(), "a backup lost " + name);
        require(
                reliedOn.getOrDefault(name.value(), Set.of()).stream().noneMatch(this::isOpen),
                "an open attempt lost " + name);
    }

    boolean isWhole(AttemptKey attempt) {
        return whole.containsKey(attempt);
    }

    boolean wasEverCommitted(AttemptKey attempt) {
        return everCommitted.contains(attempt);
    }

    /** The backups that have to be there now. */
    Set<AttemptKey> backups() {
        return new TreeSet<>(whole.keySet());
    }

    /** All that may be there when nothing is going on any more. */
    Set<String> rightful() {
        Set<String> names = new TreeSet<>(tombstones);
        whole.forEach((attempt, needs) -> {
            names.addAll(needs);
            names.add(attempt.manifest().value());
        });
        return names;
    }

    static void require(boolean holds, String otherwise) {
        if (!holds) {
            throw new Violation(otherwise);
        }
    }

    private Set<String> needs(AttemptKey attempt, byte[] json) {
        Manifest manifest = ((CommittedBackup) ManifestJson.read(new ByteArrayInputStream(json), attempt)).manifest();
        Set<String> needs = new TreeSet<>();
        needs.add(attempt.session().value());
        manifest.blobs().stream().map(ManifestBlob::path).forEach(needs::add);
        for (int i = 0; i < manifest.packs().count(); i++) {
            needs.add(manifest.packs().id(i).blob(clusterId).value());
        }
        return needs;
    }

    private @Nullable AttemptKey atCommitPoint(BlobName name) {
        return AttemptKey.ofBlob(clusterId, name)
                .filter(attempt -> attempt.manifest().equals(name))
                .orElse(null);
    }
}
