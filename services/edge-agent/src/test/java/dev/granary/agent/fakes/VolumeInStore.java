package dev.granary.agent.fakes;

import dev.granary.engine.backup.BackupDescription;
import dev.granary.engine.backup.BackupWriter;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.pack.PackOptions;
import dev.granary.engine.protocol.BackupSession;
import dev.granary.engine.protocol.BackupSessions;
import dev.granary.engine.protocol.CommitResult;
import dev.granary.engine.protocol.Nonces;
import dev.granary.engine.protocol.OpenResult;
import dev.granary.engine.protocol.ParentChoice;
import dev.granary.engine.seal.LocationKeys;
import dev.granary.engine.seal.SealedStreams;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.volume.backup.VolumeBackupOptions;
import dev.granary.engine.volume.stored.VolumeWriter;
import dev.granary.engine.volume.stored.VolumeWriterSettings;
import dev.granary.engine.volume.stored.WrittenVolume;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Writes a backup that has one volume and no objects. */
public final class VolumeInStore {

    private VolumeInStore() {}

    /** Puts the files of a directory into a backup that is being written. */
    public static void add(BackupWriter backup, BackupSession session, String namespace, String claim, Path data) {
        add(backup, session, LocationKeys.none(), namespace, claim, data);
    }

    private static void add(
            BackupWriter backup, BackupSession session, LocationKeys keys, String namespace, String claim, Path data) {
        var settings = new VolumeWriterSettings(
                keys,
                new SecureRandom(),
                new PackOptions(1 << 20, 256 << 10, 1, 2, 2),
                new VolumeBackupOptions(2, InstantSource.system(), Instant.MAX));
        WrittenVolume written = new VolumeWriter(session, settings).write(namespace, claim, data, progress -> {});
        backup.addVolume(written.volume(), written.index(), written.used());
    }

    public static Manifest write(BlobStore store, BackupKey key, String namespace, String claim, Path data) {
        return write(store, LocationKeys.none(), key, namespace, claim, data);
    }

    /** The same, sealed with the first of these keys. */
    public static Manifest write(
            BlobStore store, LocationKeys keys, BackupKey key, String namespace, String claim, Path data) {
        InstantSource clock = InstantSource.system();
        var opened = new BackupSessions(store, clock, new Nonces(new SecureRandom()))
                .open(key, "test", new ParentChoice.None());
        BackupSession session = ((OpenResult.Opened) opened).session();
        var description = new BackupDescription(List.of(namespace), clock.instant(), "test");
        try (BackupWriter backup = BackupWriter.open(session, description, SealedStreams.none())) {
            add(backup, session, keys, namespace, claim, data);
            return ((CommitResult.Committed) backup.commit(clock.instant()))
                    .backup()
                    .manifest();
        }
    }
}
