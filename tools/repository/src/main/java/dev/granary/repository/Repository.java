package dev.granary.repository;

import dev.granary.engine.backup.BackupReader;
import dev.granary.engine.backup.ObjectOutcome;
import dev.granary.engine.backup.ObjectOutcomes;
import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.BackedUpVolume;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.CommittedBackup;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.pack.PackReader;
import dev.granary.engine.pack.PackReaderOptions;
import dev.granary.engine.protocol.AttemptEnds;
import dev.granary.engine.seal.LocationKeys;
import dev.granary.engine.seal.SealedStreams;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.volume.index.IndexSource;
import dev.granary.engine.volume.stored.StoredVolumes;
import java.security.SecureRandom;
import java.util.Comparator;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** The backups of one cluster in a store. */
record Repository(BlobStore store, UUID cluster, LocationKeys keys, SecureRandom random) {

    /**
     * The backup that is meant.
     *
     * @param suits which one counts as the latest
     * @throws CannotContinue there is none
     */
    CommittedBackup find(BackupChoice choice, Predicate<Manifest> suits) {
        return switch (choice) {
            case BackupChoice.Latest() ->
                latest(suits).orElseThrow(() -> new CannotContinue("the cluster " + cluster + " has no such backup"));
            case BackupChoice.Id(UUID id) ->
                new BackupReader(store)
                        .find(new BackupKey(cluster, id))
                        .orElseThrow(() -> new CannotContinue("the cluster " + cluster + " has no backup " + id));
            case BackupChoice.None() -> throw new IllegalArgumentException("no backup is meant");
        };
    }

    private Optional<CommittedBackup> latest(Predicate<Manifest> suits) {
        TreeSet<AttemptKey> sessions = new TreeSet<>(Comparator.reverseOrder());
        store.forEach(
                AttemptKey.sessions(cluster),
                blob -> AttemptKey.ofSession(cluster, blob.name()).ifPresent(sessions::add));
        AttemptEnds ends = new AttemptEnds(store);
        return sessions.stream()
                .flatMap(attempt -> ends.find(attempt).stream())
                .flatMap(end -> end instanceof CommittedBackup backup ? Optional.of(backup).stream() : null)
                .filter(backup -> suits.test(backup.manifest()))
                .findFirst();
    }

    IndexSource index(Manifest manifest, BackedUpVolume volume) {
        return new StoredVolumes(store, seals()).index(manifest, volume);
    }

    /** Hands over what became of each object of a backup. */
    void forEachOutcome(Manifest manifest, Consumer<ObjectOutcome> consumer) {
        new ObjectOutcomes(new BackupReader(store, seals()), manifest).forEach(consumer);
    }

    /** Hands over every object of a backup as its line of JSON. */
    void forEachObject(Manifest manifest, Consumer<byte[]> consumer) {
        new BackupReader(store, seals()).forEachObject(manifest, consumer);
    }

    private SealedStreams seals() {
        return new SealedStreams(keys, random);
    }

    PackReader packs() {
        return new PackReader(store, cluster, keys, PackReaderOptions.standard());
    }
}
