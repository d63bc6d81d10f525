package dev.granary.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.engine.manifest.Digest;
import dev.granary.engine.manifest.KindCount;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.manifest.ManifestBlob;
import dev.granary.engine.store.BlobInfo;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.io.IOException;
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

        assertThat(manifest.formatVersion()).isEqualTo("1.0");
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

        long stored = sizes().sum();

        assertThat(backup.storedBytes()).isEqualTo(stored);
        assertThat(backup.blobs()).isEqualTo(5);
    }

    @Test
    void doesNotExistBeforeItsManifest() {
        try (BackupWriter writer = BackupWriter.open(store, Sample.description(), 1)) {
            writer.add(Sample.object(0));

            assertThat(new BackupReader(store).find(Sample.KEY)).isEmpty();
        }
    }

    @Test
    void writesABackupWithoutObjects() {
        try (BackupWriter writer = BackupWriter.open(store, Sample.description())) {
            writer.commit(Sample.FINISHED_AT);
        }

        assertThat(new BackupReader(store)
                        .find(Sample.KEY)
                        .orElseThrow()
                        .manifest()
                        .blobs())
                .isEmpty();
    }

    @Test
    void numbersPartsBehindThoseOfAnAttemptThatDied() {
        try (BackupWriter died = BackupWriter.open(store, Sample.description(), 1)) {
            died.add(Sample.object(0));
            died.add(Sample.object(1));
        }

        CommittedBackup backup = Sample.write(store);

        assertThat(backup.manifest().blobs())
                .extracting(blob -> blob.path().substring(Sample.KEY.prefix().length()))
                .containsExactly(
                        "resources-3.ndjson.zst",
                        "resources-4.ndjson.zst",
                        "resources-5.ndjson.zst",
                        "resources-6.ndjson.zst");
        assertThat(Sample.linesOf(store, backup)).isEqualTo(Sample.LINES);
    }

    @Test
    void answersWithTheBackupThatAnotherWriterCommittedBefore() {
        try (BackupWriter slow = BackupWriter.open(store, Sample.description())) {
            CommittedBackup first = Sample.write(store);

            CommittedBackup second = slow.commit(Sample.FINISHED_AT.plusSeconds(1));

            assertThat(second).isEqualTo(first);
        }
    }

    @Test
    void failsWhenAnotherWriterOfTheBackupTookTheNameOfAPart() {
        try (BackupWriter slow = BackupWriter.open(store, Sample.description())) {
            slow.add(Sample.object(5));
            Sample.write(store);

            assertThatThrownBy(() -> slow.commit(Sample.FINISHED_AT)).isInstanceOf(BlobStoreException.BlobExists.class);
        }
    }

    private LongStream sizes() {
        List<BlobInfo> blobs = new ArrayList<>();
        store.forEach("", blobs::add);
        return blobs.stream().mapToLong(BlobInfo::sizeBytes);
    }
}
