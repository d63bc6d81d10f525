package dev.granary.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import com.github.luben.zstd.ZstdOutputStream;
import dev.granary.engine.catalogue.BlobFinding;
import dev.granary.engine.catalogue.BlobFinding.Flaw;
import dev.granary.engine.manifest.AttemptKey;
import dev.granary.engine.manifest.Digest;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.manifest.ManifestBlob;
import dev.granary.engine.manifest.PackList;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BackupReaderTest {

    private final BlobStore store = new MemoryBlobStore(InstantSource.system());
    private final BackupReader reader = new BackupReader(store);

    @Test
    void findsNothingWhereNothingIs() {
        assertThat(reader.find(Sample.KEY)).isEmpty();
    }

    @Test
    void namesEveryBlobThatIsNotAsItWasWritten() throws IOException {
        Manifest manifest = Sample.write(store).manifest();
        BlobName missing = new BlobName(manifest.blobs().get(0).path());
        BlobName shorter = new BlobName(manifest.blobs().get(1).path());
        BlobName flipped = new BlobName(manifest.blobs().get(2).path());
        store.delete(missing);
        replace(shorter, new byte[3]);
        byte[] bytes = store.get(flipped).readAllBytes();
        bytes[bytes.length / 2] ^= 1;
        replace(flipped, bytes);

        assertThat(reader.verify(manifest))
                .containsExactly(
                        new BlobFinding(missing, Flaw.MISSING),
                        new BlobFinding(shorter, Flaw.WRONG_SIZE),
                        new BlobFinding(flipped, Flaw.WRONG_DIGEST));
    }

    @Test
    void handsOverNoLineOfADamagedBlob() throws IOException {
        Manifest manifest = Sample.write(store).manifest();
        BlobName second = new BlobName(manifest.blobs().get(1).path());
        byte[] bytes = store.get(second).readAllBytes();
        bytes[bytes.length - 1] ^= 1;
        replace(second, bytes);
        List<byte[]> lines = new ArrayList<>();

        assertThatThrownBy(() -> reader.forEachObject(manifest, lines::add))
                .isInstanceOf(BlobStoreException.Corrupt.class);

        assertThat(lines).hasSize((int) manifest.blobs().getFirst().objects());
    }

    @Test
    void stopsAtABlobThatDecompressesToMoreThanTheManifestStates() {
        byte[] bomb = Zstd.compress(new byte[50 << 20]);

        assertThatThrownBy(() -> reader.forEachObject(naming(bomb, 1000), line -> {}))
                .isInstanceOf(BlobStoreException.Corrupt.class);
    }

    @Test
    void stopsAtALineThatNoObjectHasWhateverTheManifestStates() {
        byte[] bomb = Zstd.compress(new byte[Lines.MOST_BYTES + 1]);

        assertThatThrownBy(() -> reader.forEachObject(naming(bomb, Long.MAX_VALUE), line -> {}))
                .isInstanceOf(BlobStoreException.Corrupt.class)
                .hasMessageContaining("longer than any object");
    }

    @Test
    void readsTheLongestLineThatCanBeWritten() {
        byte[] line = new byte[Lines.MOST_BYTES + 1];
        line[Lines.MOST_BYTES] = '\n';
        List<Integer> lengths = new ArrayList<>();

        reader.forEachObject(naming(Zstd.compress(line), line.length), read -> lengths.add(read.length));

        assertThat(lengths).containsExactly(Lines.MOST_BYTES);
    }

    @Test
    void stopsAtABlobThatWantsALargerWindowThanAnyIsWrittenWith() throws IOException {
        ByteArrayOutputStream stored = new ByteArrayOutputStream();
        try (var zstd = new ZstdOutputStream(stored).setLong(27)) {
            zstd.write("{}\n".getBytes(StandardCharsets.US_ASCII));
        }

        assertThatThrownBy(() -> reader.forEachObject(naming(stored.toByteArray(), 3), line -> {}))
                .isInstanceOf(BlobStoreException.Corrupt.class);
    }

    @Test
    void stopsAtABlobThatIsNotCompressed() {
        assertThatThrownBy(() -> reader.forEachObject(naming(new byte[100], 100), line -> {}))
                .isInstanceOf(BlobStoreException.Corrupt.class);
    }

    private Manifest naming(byte[] stored, long contentSize) {
        AttemptKey attempt = new AttemptKey(Sample.KEY, 1, "0".repeat(32));
        BlobName name = attempt.resources(1);
        store.put(name, stored);
        var blob = new ManifestBlob(
                name.value(), ManifestBlob.RESOURCES, stored.length, Digest.of(stored), 1, contentSize);
        return new Manifest(
                Manifest.FORMAT_VERSION,
                attempt,
                null,
                Sample.STARTED_AT,
                Sample.FINISHED_AT,
                "test",
                null,
                List.of(),
                List.of(),
                List.of(),
                List.of(blob),
                List.of(),
                PackList.EMPTY);
    }

    private void replace(BlobName name, byte[] bytes) {
        store.delete(name);
        store.put(name, bytes);
    }
}
