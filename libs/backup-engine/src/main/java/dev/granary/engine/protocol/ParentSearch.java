package dev.granary.engine.protocol;

import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.CommittedBackup;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.manifest.UnreadableManifestException;
import dev.granary.engine.store.BlobStore;
import java.util.Comparator;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Finds the parent of an attempt whose session is in the store already. A collector that misses that session looked
 * before it was there, and so has still to see the parent's: hence the order of the steps here, and hence the parent's
 * session has to sort before the child's, because a listing goes by the names.
 */
final class ParentSearch {

    private final BlobStore store;
    private final AttemptEnds ends;
    private final AttemptKey child;

    ParentSearch(BlobStore store, AttemptKey child) {
        this.store = store;
        this.ends = new AttemptEnds(store);
        this.child = child;
    }

    Optional<Manifest> find(ParentChoice choice) {
        return switch (choice) {
            case ParentChoice.None() -> Optional.empty();
            case ParentChoice.Backup(UUID id) -> first(attemptsAt(id), manifest -> true, 1);
            case ParentChoice.Latest(Predicate<Manifest> suits, int most) -> first(sessions(), suits, most);
        };
    }

    private Stream<AttemptKey> attemptsAt(UUID backupId) {
        BackupKey parent = new BackupKey(child.backup().clusterId(), backupId);
        return Attempts.withEnd(store, parent).stream();
    }

    private Stream<AttemptKey> sessions() {
        return Attempts.withSession(store, child.backup().clusterId()).stream().sorted(Comparator.reverseOrder());
    }

    private Optional<Manifest> first(Stream<AttemptKey> candidates, Predicate<Manifest> suits, int most) {
        return candidates
                .filter(candidate -> candidate.compareTo(child) < 0)
                .flatMap(candidate -> backup(candidate).stream())
                .limit(most)
                .filter(suits)
                .findFirst();
    }

    /** The manifest first, then the session: while that is there, nobody takes the packs. */
    private Optional<Manifest> backup(AttemptKey candidate) {
        try {
            return ends.find(candidate)
                    .flatMap(end ->
                            end instanceof CommittedBackup backup ? Optional.of(backup.manifest()) : Optional.empty())
                    .filter(manifest -> store.head(candidate.session()).isPresent());
        } catch (UnreadableManifestException e) {
            return Optional.empty(); // no backup of this build's; the next one may be
        }
    }
}
