package dev.granary.engine.volume.stored;

import dev.granary.engine.manifest.BackedUpVolume;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.manifest.ManifestBlob;
import dev.granary.engine.pack.ChunkHasher;
import dev.granary.engine.pack.PackReader;
import dev.granary.engine.pack.PackReaderOptions;
import dev.granary.engine.pack.PackSource;
import dev.granary.engine.pack.PackWriter;
import dev.granary.engine.posix.Posix;
import dev.granary.engine.protocol.BackupSession;
import dev.granary.engine.protocol.BlobOutput;
import dev.granary.engine.protocol.StoredPacks;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.volume.backup.FormerVolume;
import dev.granary.engine.volume.backup.VolumeBackup;
import dev.granary.engine.volume.backup.VolumeBackupResult;
import dev.granary.engine.volume.backup.VolumeProgress;
import dev.granary.engine.volume.index.IndexException;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;

/**
 * Writes volumes for an attempt at a backup, one at a time: packs, then the index. The volume is part of the backup when
 * the attempt commits a manifest that names it.
 */
public final class VolumeWriter {

    private final BackupSession session;
    private final VolumeWriterSettings settings;

    public VolumeWriter(BackupSession session, VolumeWriterSettings settings) {
        this.session = session;
        this.settings = settings;
    }

    /**
     * Backs up a directory. Goes by what the parent of the attempt has of the same claim, if it has something that can be read.
     *
     * @param listener is told now and then; what it throws ends the backup of the volume
     * @throws dev.granary.engine.posix.PosixException the directory cannot be opened
     * @throws dev.granary.engine.store.BlobStoreException the store failed
     */
    public WrittenVolume write(String namespace, String claim, Path root, Consumer<VolumeProgress> listener) {
        try {
            return write(namespace, claim, root, listener, session.parent());
        } catch (IndexException e) {
            // the parent's index is the only one that is read, and its digest is right: nothing but going without it
            // would help
            return write(namespace, claim, root, listener, Optional.empty());
        }
    }

    private WrittenVolume write(
            String namespace, String claim, Path root, Consumer<VolumeProgress> listener, Optional<Manifest> parent) {
        BlobName name = new IndexNames(session).next(namespace, claim);
        BlobOutput output = new BlobOutput(session.store(), name);
        try (PackReader before =
                        new PackReader(session.store(), clusterId(), settings.keys(), PackReaderOptions.standard());
                PackWriter sink = new PackWriter(
                        session.store(), clusterId(), settings.keys(), settings.random(), settings.packs())) {
            OutputStream index = settings.seals().sealing(output);
            VolumeBackupResult result = backup().run(
                            root, former(parent, namespace, claim, before), sink, index, progress -> {
                                session.alive();
                                listener.accept(progress);
                            });
            return written(namespace, claim, name, output.finish(), result);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } finally {
            output.abandon();
        }
    }

    private VolumeBackup backup() {
        return new VolumeBackup(Posix.linux(), () -> ChunkHasher.of(settings.keys()), settings.reading());
    }

    private Optional<FormerVolume> former(Optional<Manifest> parent, String namespace, String claim, PackSource packs) {
        StoredVolumes volumes = new StoredVolumes(session.store(), settings.seals());
        return parent.flatMap(manifest -> volumes.find(manifest, namespace, claim)
                .map(volume -> new FormerVolume(
                        volumes.index(manifest, volume), packs, reusable(manifest), manifest.startedAt())));
    }

    private ReusablePacks reusable(Manifest parent) {
        return new ReusablePacks(parent.packs(), StoredPacks.list(session.store(), clusterId()));
    }

    private static WrittenVolume written(
            String namespace, String claim, BlobName name, BlobOutput.Stored index, VolumeBackupResult result) {
        var mode = result.incremental() ? BackedUpVolume.Mode.INCREMENTAL : BackedUpVolume.Mode.FULL;
        BackedUpVolume volume = new BackedUpVolume(
                namespace,
                claim,
                mode,
                name.value(),
                result.entries(),
                result.bytes(),
                result.storedBytes(),
                result.problemCount(),
                null);
        ManifestBlob blob = new ManifestBlob(
                name.value(), ManifestBlob.VOLUME_INDEX, index.sizeBytes(), index.digest(), 0, result.contentBytes());
        return new WrittenVolume(volume, blob, result.packs().toPackList(), result);
    }

    private UUID clusterId() {
        return session.key().backup().clusterId();
    }
}
