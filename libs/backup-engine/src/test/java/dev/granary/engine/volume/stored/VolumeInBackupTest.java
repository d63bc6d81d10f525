package dev.granary.engine.volume.stored;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import com.github.luben.zstd.ZstdInputStream;
import com.github.luben.zstd.ZstdOutputStream;
import dev.granary.engine.backup.BackupDescription;
import dev.granary.engine.backup.BackupWriter;
import dev.granary.engine.manifest.BackedUpVolume;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.Encryption;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.manifest.ManifestBlob;
import dev.granary.engine.pack.PackOptions;
import dev.granary.engine.pack.PackReader;
import dev.granary.engine.pack.PackReaderOptions;
import dev.granary.engine.posix.Posix;
import dev.granary.engine.posix.ScratchDirectory;
import dev.granary.engine.protocol.BackupSession;
import dev.granary.engine.protocol.BackupSessions;
import dev.granary.engine.protocol.BlobOutput;
import dev.granary.engine.protocol.CommitResult;
import dev.granary.engine.protocol.Nonces;
import dev.granary.engine.protocol.OpenResult;
import dev.granary.engine.protocol.ParentChoice;
import dev.granary.engine.seal.KeyId;
import dev.granary.engine.seal.LocationKey;
import dev.granary.engine.seal.LocationKeys;
import dev.granary.engine.seal.SealException;
import dev.granary.engine.seal.SealedStreams;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.memory.MemoryBlobStore;
import dev.granary.engine.volume.RandomChanges;
import dev.granary.engine.volume.RandomTree;
import dev.granary.engine.volume.TreeOracle;
import dev.granary.engine.volume.backup.VolumeBackupOptions;
import dev.granary.engine.volume.index.IndexException;
import dev.granary.engine.volume.restore.RestoreMode;
import dev.granary.engine.volume.restore.VolumeRestore;
import dev.granary.engine.volume.restore.VolumeRestoreOptions;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;

/** A volume from a directory into a committed backup and back, by way of the protocol. */
class VolumeInBackupTest {

    private static final UUID CLUSTER = UUID.fromString("0f6d2f44-7a0b-4a57-8d61-6f6f3d1f6a10");
    private static final InstantSource CLOCK = InstantSource.system();

    @AutoClose
    private final ScratchDirectory scratch = ScratchDirectory.inMemory();

    @AutoClose
    private final TreeOracle oracle = new TreeOracle();

    private final BlobStore store = new MemoryBlobStore(CLOCK);
    private final SecureRandom random = new SecureRandom();
    private final LocationKeys keys =
            LocationKeys.of(List.of(new LocationKey(new KeyId("k"), new byte[LocationKey.BYTES])));
    private final Path source = scratch.directory("source");
    private final Path target = scratch.directory("target");

    @Test
    void aVolumeComesBackFromItsBackupAndFromTheNext() {
        new RandomTree(8).make(source, 60);
        Manifest first = backUp(ParentChoice.latest());
        assertThat(volumeOf(first).mode()).isEqualTo(BackedUpVolume.Mode.FULL);
        restore(first, RestoreMode.EMPTY);
        assertThat(oracle.dump(target)).isEqualTo(oracle.dump(source));

        new RandomChanges(8).change(source, 4);
        Manifest second = backUp(ParentChoice.latest());

        assertThat(volumeOf(second).mode()).isEqualTo(BackedUpVolume.Mode.INCREMENTAL);
        assertThat(volumeOf(second).storedBytes()).isLessThan(volumeOf(first).storedBytes());
        restore(second, RestoreMode.MIRROR);
        assertThat(oracle.dump(target)).isEqualTo(oracle.dump(source));
    }

    @Test
    void aSecondTryOfAnAttemptTakesAnotherName() {
        new RandomTree(9).make(source, 10);
        BackupSession session = open(ParentChoice.latest());

        WrittenVolume one = writer(session).write("shop", "data", source, progress -> {});
        WrittenVolume two = writer(session).write("shop", "data", source, progress -> {});
        WrittenVolume other = writer(session).write("shop", "data-1", source, progress -> {});

        assertThat(one.index().path()).endsWith("/volumes/shop/data-1.ndjson.zst");
        assertThat(two.index().path()).endsWith("/volumes/shop/data-2.ndjson.zst");
        assertThat(other.index().path()).endsWith("/volumes/shop/data-1-1.ndjson.zst");
    }

    @Test
    void anIndexThatIsNotWhatTheManifestNamesIsRefused() {
        new RandomTree(10).make(source, 20);
        Manifest manifest = backUp(ParentChoice.latest());
        BlobName index = new BlobName(volumeOf(manifest).index());
        store.delete(index);
        store.put(index, "{}".getBytes(StandardCharsets.UTF_8));

        assertThatExceptionOfType(IndexException.class).isThrownBy(() -> restore(manifest, RestoreMode.EMPTY));
    }

    @Test
    void anIndexThatIsNotSealedIsNotTakenForThatOfASealedBackup() {
        new RandomTree(12).make(source, 5);
        var sealed = new BackupDescription(List.of("shop"), CLOCK.instant(), "test", new Encryption("k"));
        Manifest manifest = backUp(ParentChoice.latest(), sealed, LocationKeys.none());

        assertThatExceptionOfType(SealException.Broken.class)
                .isThrownBy(() -> restore(manifest, RestoreMode.EMPTY))
                .withMessageContaining("not sealed");
    }

    @Test
    void aParentWhoseIndexIsWrongInTheMiddleCountsAsNone() throws IOException {
        new RandomTree(11).make(source, 60);
        Manifest parent = withIndexThatNobodyCanReadToItsEnd(backUp(new ParentChoice.None()));

        Manifest child = backUp(new ParentChoice.Backup(parent.key().backupId()));

        assertThat(child.parent()).isEqualTo(parent.key().backupId());
        assertThat(volumeOf(child).mode()).isEqualTo(BackedUpVolume.Mode.FULL);
        restore(child, RestoreMode.EMPTY);
        assertThat(oracle.dump(target)).isEqualTo(oracle.dump(source));
    }

    /** A further backup, whose manifest names the digest of what is there. */
    private Manifest withIndexThatNobodyCanReadToItsEnd(Manifest whole) throws IOException {
        SealedStreams seals = new SealedStreams(keys, random);
        ManifestBlob blob = whole.blob(volumeOf(whole).index()).orElseThrow();
        String lines;
        try (InputStream in = new ZstdInputStream(seals.opening(store.get(new BlobName(blob.path()))))) {
            lines = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        int middle = lines.indexOf("\"type\":", lines.length() / 2);
        byte[] wrong =
                (lines.substring(0, middle) + "\"path\":7," + lines.substring(middle)).getBytes(StandardCharsets.UTF_8);
        BackupSession session = open(new ParentChoice.None());
        BlobName name = session.key().volumeIndex("shop", "data", 1);
        BlobOutput output = new BlobOutput(session.store(), name);
        try (OutputStream out = new ZstdOutputStream(seals.sealing(output))) {
            out.write(wrong);
        }
        BlobOutput.Stored stored = output.finish();
        try (BackupWriter backup = BackupWriter.open(session, description(), SealedStreams.none())) {
            BackedUpVolume volume = volumeOf(whole);
            backup.addVolume(
                    new BackedUpVolume(
                            "shop", "data", volume.mode(), name.value(), volume.files(), volume.bytes(), 0, 0, null),
                    new ManifestBlob(
                            name.value(),
                            ManifestBlob.VOLUME_INDEX,
                            stored.sizeBytes(),
                            stored.digest(),
                            0,
                            wrong.length),
                    whole.packs());
            return committed(backup);
        }
    }

    private static BackupDescription description() {
        return new BackupDescription(List.of("shop"), CLOCK.instant(), "test");
    }

    private static Manifest committed(BackupWriter backup) {
        return ((CommitResult.Committed) backup.commit(CLOCK.instant()))
                .backup()
                .manifest();
    }

    private Manifest backUp(ParentChoice parent) {
        return backUp(parent, description(), keys);
    }

    private Manifest backUp(ParentChoice parent, BackupDescription description, LocationKeys with) {
        BackupSession session = open(parent);
        try (BackupWriter backup = BackupWriter.open(session, description, SealedStreams.none())) {
            WrittenVolume written = writer(session, with).write("shop", "data", source, progress -> {});
            backup.addVolume(written.volume(), written.index(), written.used());
            return committed(backup);
        }
    }

    private BackupSession open(ParentChoice parent) {
        BackupKey key = new BackupKey(CLUSTER, UUID.randomUUID());
        var opened = new BackupSessions(store, CLOCK, new Nonces(random)).open(key, "test", parent);
        return ((OpenResult.Opened) opened).session();
    }

    private VolumeWriter writer(BackupSession session) {
        return writer(session, keys);
    }

    private VolumeWriter writer(BackupSession session, LocationKeys with) {
        InstantSource later = () -> Instant.now().plus(Duration.ofHours(1));
        PackOptions packs = new PackOptions(1 << 20, 256 << 10, 1, 2, 2);
        return new VolumeWriter(
                session, new VolumeWriterSettings(with, random, packs, new VolumeBackupOptions(2, later, Instant.MAX)));
    }

    private void restore(Manifest manifest, RestoreMode mode) {
        StoredVolumes volumes = new StoredVolumes(store, new SealedStreams(keys, random));
        try (PackReader packs = new PackReader(store, CLUSTER, keys, PackReaderOptions.standard())) {
            var result = new VolumeRestore(Posix.linux(), packs, VolumeRestoreOptions.of(mode))
                    .run(volumes.index(manifest, volumeOf(manifest)), target, progress -> {});
            assertThat(result.problems()).isEmpty();
        }
    }

    private static BackedUpVolume volumeOf(Manifest manifest) {
        return manifest.volumes().getFirst();
    }
}
