package dev.granary.agent.application.volume.fill;

import dev.granary.agent.application.volume.fill.FillResult.Filled;
import dev.granary.agent.application.volume.fill.FillResult.NotFilled;
import dev.granary.agent.domain.Reason;
import dev.granary.engine.backup.BackupReader;
import dev.granary.engine.manifest.BackedUpVolume;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.CommittedBackup;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.manifest.UnreadableManifestException;
import dev.granary.engine.pack.PackReader;
import dev.granary.engine.pack.PackReaderOptions;
import dev.granary.engine.posix.Posix;
import dev.granary.engine.posix.PosixException;
import dev.granary.engine.seal.LocationKeys;
import dev.granary.engine.seal.SealException;
import dev.granary.engine.seal.SealedStreams;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.volume.VolumeProblem;
import dev.granary.engine.volume.index.IndexException;
import dev.granary.engine.volume.restore.RestoreMode;
import dev.granary.engine.volume.restore.RestoreProgress;
import dev.granary.engine.volume.restore.VolumeRestore;
import dev.granary.engine.volume.restore.VolumeRestoreOptions;
import dev.granary.engine.volume.restore.VolumeRestoreResult;
import dev.granary.engine.volume.stored.StoredVolumes;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.function.Consumer;

/** The work of a mover that restores: the data of one claim of a backup into a mounted volume. */
public final class FillVolume {

    private final BlobStore store;
    private final LocationKeys keys;
    private final SecureRandom random;

    /** Reads from this store. */
    public FillVolume(BlobStore store, LocationKeys keys, SecureRandom random) {
        this.store = store;
        this.keys = keys;
        this.random = random;
    }

    /**
     * Fills the volume. After a kill it is to be called again, and goes on.
     *
     * @param namespace of the claim in the backup
     * @param claim its name there
     * @param root where the volume is mounted
     * @param progress told at the begin and then often, in the middle of the work
     */
    public FillResult fill(
            BackupKey backup, String namespace, String claim, Path root, Consumer<RestoreProgress> progress) {
        try {
            return new BackupReader(store)
                    .find(backup)
                    .map(CommittedBackup::manifest)
                    .map(manifest -> from(manifest, namespace, claim, root, progress))
                    .orElseGet(
                            () -> new NotFilled(Reason.BACKUP_NOT_IN_STORE, "The backup went away before its volume."));
        } catch (PosixException e) {
            return failed("The new volume takes no more: " + e.getMessage());
        } catch (BlobStoreException e) {
            return failed("The store failed: " + e.getMessage());
        } catch (SealException.KeyAbsent | SealException.WrongKey e) {
            return new NotFilled(Reason.BACKUP_SEALED, "The volume cannot be opened here: " + e.getMessage());
        } catch (IndexException | UnreadableManifestException | SealException e) {
            return failed("The backup of the volume cannot be read: " + e.getMessage());
        }
    }

    private FillResult from(
            Manifest manifest, String namespace, String claim, Path root, Consumer<RestoreProgress> progress) {
        progress.accept(new RestoreProgress(0, 0));
        StoredVolumes volumes = new StoredVolumes(store, new SealedStreams(keys, random));
        return volumes.find(manifest, namespace, claim)
                .map(volume -> filled(manifest, volumes, volume, root, progress))
                .orElseGet(() -> new NotFilled(Reason.VOLUME_RESTORE_FAILED, "The backup has no data of this volume."));
    }

    /** What is there already, after a kill, is compared and left; {@code lost+found} stays. */
    private FillResult filled(
            Manifest manifest,
            StoredVolumes volumes,
            BackedUpVolume volume,
            Path root,
            Consumer<RestoreProgress> progress) {
        try (PackReader packs = new PackReader(store, manifest.key().clusterId(), keys, PackReaderOptions.standard())) {
            VolumeRestoreResult result = new VolumeRestore(
                            Posix.linux(), packs, VolumeRestoreOptions.of(RestoreMode.REPLACE))
                    .run(volumes.index(manifest, volume), root, progress);
            return new Filled(
                    result.entries(),
                    result.problemCount(),
                    result.problems().stream()
                            .findFirst()
                            .map(problem -> sentence(manifest, problem))
                            .orElse(""));
        }
    }

    /** Names of files in a sealed backup are for nobody who has no key. */
    private static String sentence(Manifest manifest, VolumeProblem problem) {
        String what = problem.reason() + ", " + problem.message();
        return manifest.encryption() == null ? problem.path() + ": " + what : what;
    }

    private static NotFilled failed(String message) {
        return new NotFilled(Reason.VOLUME_RESTORE_FAILED, message);
    }
}
