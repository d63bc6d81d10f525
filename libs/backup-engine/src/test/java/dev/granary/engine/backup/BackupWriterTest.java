package dev.granary.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.BackedUpVolume;
import dev.granary.engine.manifest.CommittedBackup;
import dev.granary.engine.manifest.Digest;
import dev.granary.engine.manifest.KindCount;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.manifest.ManifestBlob;
import dev.granary.engine.manifest.PackListBuilder;
import dev.granary.engine.pack.PackId;
import dev.granary.engine.protocol.BackupSession;
import dev.granary.engine.protocol.BackupSessions;
import dev.granary.engine.protocol.OpenResult;
import dev.granary.engine.protocol.ParentChoice;
import dev.granary.engine.seal.SealedStreams;
import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

class BackupWriterTest {

    private final BlobStore store = new MemoryBlobStore(InstantSource.system());

    @Test
    void writesEveryObjectAsOneLineInTheirOrder() {
        CommittedBackup backup = Sample.write(store);

        assertThat(Sample.linesOf(store, backup)).isEqualTo(Sample.LINES);
    }

    @Test
    void describesTheBackupInItsManifest() {
        Sample.write(store);

        Manifest manifest =
                new BackupReader(store).find(Sample.KEY).orElseThrow().manifest();

        assertThat(manifest.formatVersion()).isEqualTo("1.1");
        assertThat(manifest.namespaces()).containsExactly("shop", "bank");
        assertThat(manifest.startedAt()).isEqualTo(Sample.STARTED_AT);
        assertThat(manifest.finishedAt()).isEqualTo(Sample.FINISHED_AT);
        assertThat(manifest.kinds())
                .containsExactly(new KindCount("v1", "ConfigMap", 7), new KindCount("v1", "Secret", 3));
        assertThat(manifest.problems()).containsExactly(Sample.PROBLEM);
        assertThat(manifest.objects()).isEqualTo(10);
        assertThat(manifest.objectBytes())
                .isEqualTo(Sample.LINES.stream()
                        .mapToLong(line -> line.length() + 1L)
                        .sum());
    }

    @Test
    void namesEveryBlobWithSizeAndDigestOfItsStoredBytes() throws IOException {
        CommittedBackup backup = Sample.write(store);

        assertThat(backup.manifest().blobs()).hasSize(4);
        for (ManifestBlob blob : backup.manifest().blobs()) {
            byte[] stored = store.get(new BlobName(blob.path())).readAllBytes();
            assertThat(blob.size()).isEqualTo(stored.length);
            assertThat(blob.digest()).isEqualTo(Digest.of(stored));
        }
        assertThat(new BackupReader(store).verify(backup.manifest())).isEmpty();
    }

    @Test
    void countsTheManifestAmongTheStoredBytes() {
        CommittedBackup backup = Sample.write(store);

        assertThat(backup.storedBytes())
                .isEqualTo(sizesBelow(Sample.KEY.prefix()).sum());
        assertThat(backup.blobs()).isEqualTo(5);
    }

    @Test
    void doesNotExistBeforeItsManifest() {
        try (BackupWriter writer =
                BackupWriter.open(Sample.session(store), Sample.description(), SealedStreams.none(), 1)) {
            writer.add(Sample.object(0));

            assertThat(new BackupReader(store).find(Sample.KEY)).isEmpty();
        }
    }

    @Test
    void refusesAnObjectThatNoReaderWouldTake() {
        var tooLong = new ResourceObject("v1", "ConfigMap", ByteBuffer.allocate(Lines.MOST_BYTES + 1));
        try (BackupWriter writer =
                BackupWriter.open(Sample.session(store), Sample.description(), SealedStreams.none())) {
            assertThatThrownBy(() -> writer.add(tooLong)).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void writesABackupWithoutObjects() {
        try (BackupWriter writer =
                BackupWriter.open(Sample.session(store), Sample.description(), SealedStreams.none())) {
            writer.commit(Sample.FINISHED_AT);
        }

        assertThat(found().manifest().blobs()).isEmpty();
    }

    @Test
    void numbersPartsBehindThoseOfAProcessOfTheSameAttemptThatDied() {
        AttemptKey attempt = leavesTwoParts();

        BackupSession session = ((OpenResult.Opened) sessions().resume(attempt, new ParentChoice.None())).session();
        CommittedBackup backup = Sample.committed(Sample.write(session));

        assertThat(backup.manifest().blobs())
                .extracting(ManifestBlob::path)
                .containsExactly(
                        attempt.prefix() + "resources-3.ndjson.zst",
                        attempt.prefix() + "resources-4.ndjson.zst",
                        attempt.prefix() + "resources-5.ndjson.zst",
                        attempt.prefix() + "resources-6.ndjson.zst");
        assertThat(Sample.linesOf(store, backup)).isEqualTo(Sample.LINES);
    }

    private AttemptKey leavesTwoParts() {
        BackupSession session = Sample.session(store);
        try (BackupWriter died = BackupWriter.open(session, Sample.description(), SealedStreams.none(), 1)) {
            died.add(Sample.object(0));
            died.add(Sample.object(1));
        }
        return session.handOn();
    }

    @Test
    void takesAVolumeIntoTheManifest() {
        BackupSession session = Sample.session(store);
        String index = session.key().volumeIndex("shop", "data", 1).value();
        session.store().put(new BlobName(index), new byte[9]);
        PackId pack = new PackId("ab".repeat(32));
        session.store().put(pack.blob(Sample.KEY.clusterId()), new byte[100]);
        var volume = new BackedUpVolume("shop", "data", BackedUpVolume.Mode.FULL, index, 3, 500, 100, 0, null);
        var blob = new ManifestBlob(index, ManifestBlob.VOLUME_INDEX, 9, Digest.of(new byte[9]), 0, 20);
        try (BackupWriter writer = BackupWriter.open(session, Sample.description(), SealedStreams.none())) {
            writer.addVolume(
                    volume, blob, new PackListBuilder().add(pack, 100, 80).build());

            writer.commit(Sample.FINISHED_AT);
        }

        Manifest manifest = found().manifest();
        assertThat(manifest.volumes()).containsExactly(volume);
        assertThat(manifest.blob(index)).contains(blob);
        assertThat(manifest.packs().contains(pack)).isTrue();
        assertThat(manifest.objects()).isZero();
        assertThat(manifest.storedBytes()).isEqualTo(109);
    }

    private CommittedBackup found() {
        return new BackupReader(store).find(Sample.KEY).orElseThrow();
    }

    private BackupSessions sessions() {
        return new BackupSessions(store, InstantSource.system(), () -> "0".repeat(32));
    }

    private LongStream sizesBelow(String prefix) {
        List<BlobInfo> blobs = new ArrayList<>();
        store.forEach(prefix, blobs::add);
        return blobs.stream().mapToLong(BlobInfo::sizeBytes);
    }
}
