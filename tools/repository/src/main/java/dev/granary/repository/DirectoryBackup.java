package dev.granary.repository;

import dev.granary.engine.backup.BackupDescription;
import dev.granary.engine.backup.BackupWriter;
import dev.granary.engine.manifest.BackedUpVolume;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.CommittedBackup;
import dev.granary.engine.manifest.Encryption;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.pack.PackOptions;
import dev.granary.engine.protocol.BackupSession;
import dev.granary.engine.protocol.BackupSessions;
import dev.granary.engine.protocol.CommitResult;
import dev.granary.engine.protocol.Nonces;
import dev.granary.engine.protocol.OpenResult;
import dev.granary.engine.protocol.ParentChoice;
import dev.granary.engine.seal.SealedStreams;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.volume.backup.VolumeBackupOptions;
import dev.granary.engine.volume.backup.VolumeBackupResult;
import dev.granary.engine.volume.stored.VolumeWriter;
import dev.granary.engine.volume.stored.VolumeWriterSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes a backup that has one directory. What fails leaves nothing behind, unless the store itself is gone. */
final class DirectoryBackup {

    private final Surroundings surroundings;
    private final Repository repository;

    DirectoryBackup(Surroundings surroundings, Repository repository) {
        this.surroundings = surroundings;
        this.repository = repository;
    }

    /** A backup, and what was found on the way. */
    record Made(CommittedBackup backup, VolumeBackupResult result) {}

    Made make(Path root, BackupChoice parent, Instant started) {
        VolumeName name = VolumeName.of(root);
        BackupSession session = open(choice(parent, name));
        try {
            requireParent(session, parent);
            former(session, name).ifPresent(volume -> requireKey(session, volume));
            return write(session, name, root, started);
        } catch (RuntimeException e) {
            abort(session, e);
            throw e;
        }
    }

    private BackupSession open(ParentChoice parent) {
        var sessions = new BackupSessions(repository.store(), surroundings.clock(), new Nonces(surroundings.random()));
        BackupKey key = new BackupKey(repository.cluster(), UUID.randomUUID());
        return switch (sessions.open(key, Surroundings.WRITTEN_BY, parent)) {
            case OpenResult.Opened(BackupSession session) -> session;
            case OpenResult.AlreadyCommitted committed -> throw new IllegalStateException("a new id is there already");
            case OpenResult.Abandoned() -> throw new IllegalStateException("a new id was given up already");
        };
    }

    private static ParentChoice choice(BackupChoice parent, VolumeName name) {
        return switch (parent) {
            case BackupChoice.None() -> new ParentChoice.None();
            case BackupChoice.Id(UUID id) -> new ParentChoice.Backup(id);
            case BackupChoice.Latest() ->
                new ParentChoice.Latest(manifest ->
                        manifest.volumes().stream().map(VolumeName::of).anyMatch(name::equals));
        };
    }

    private static void requireParent(BackupSession session, BackupChoice parent) {
        if (parent instanceof BackupChoice.Id(UUID id) && session.parent().isEmpty()) {
            throw new CannotContinue("there is no backup " + id + " to be the parent");
        }
    }

    private static Optional<BackedUpVolume> former(BackupSession session, VolumeName name) {
        return session.parent().stream()
                .flatMap(parent -> parent.volumes().stream())
                .filter(volume -> VolumeName.of(volume).equals(name))
                .findFirst();
    }

    /** The engine would read everything again; a person who has the wrong key, or none, wants to know. */
    private void requireKey(BackupSession session, BackedUpVolume volume) {
        Manifest parent = session.parent().orElseThrow();
        try {
            repository.index(parent, volume).bytes().open().close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (BlobStoreException.BlobAbsent e) {
            return; // a damaged parent is no hindrance
        }
    }

    private Made write(BackupSession session, VolumeName name, Path root, Instant started) {
        var settings = new VolumeWriterSettings(
                repository.keys(),
                surroundings.random(),
                PackOptions.standard(),
                VolumeBackupOptions.living(surroundings.clock()));
        long expected = former(session, name).map(BackedUpVolume::bytes).orElse(0L);
        var seals = new SealedStreams(repository.keys(), surroundings.random());
        try (BackupWriter backup = BackupWriter.open(session, description(started), seals);
                Progress.Line line = surroundings.progress().begin("backing up", expected)) {
            var written = new VolumeWriter(session, settings)
                    .write(
                            name.namespace(),
                            name.claim(),
                            root,
                            progress -> line.at(progress.bytes(), progress.entries() + " entries"));
            backup.addVolume(written.volume(), written.index(), written.used());
            return new Made(committed(backup.commit(surroundings.clock().instant())), written.result());
        }
    }

    private BackupDescription description(Instant started) {
        Encryption encryption = repository
                .keys()
                .current()
                .map(key -> new Encryption(key.id().value()))
                .orElse(null);
        return new BackupDescription(List.of(), started, Surroundings.WRITTEN_BY, encryption);
    }

    private static CommittedBackup committed(CommitResult result) {
        return switch (result) {
            case CommitResult.Committed committed -> committed.backup();
            case CommitResult.Abandoned() -> throw new CannotContinue("somebody gave the backup up while it was made");
            case CommitResult.Incomplete incomplete ->
                throw new CannotContinue("the store has lost what was just written: "
                        + incomplete.packs().count() + " packs, " + incomplete.blobs());
        };
    }

    private static void abort(BackupSession session, RuntimeException reason) {
        try {
            session.abort();
        } catch (RuntimeException e) {
            reason.addSuppressed(e); // a collection clears it away
        }
    }
}
