package dev.granary.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.engine.manifest.CommittedBackup;
import dev.granary.engine.manifest.Encryption;
import dev.granary.engine.manifest.Manifest;
import dev.granary.engine.manifest.ManifestBlob;
import dev.granary.engine.seal.KeyFile;
import dev.granary.engine.seal.KeyId;
import dev.granary.engine.seal.LocationKey;
import dev.granary.engine.seal.LocationKeys;
import dev.granary.engine.seal.SealException;
import dev.granary.engine.seal.SealedStreams;
import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class SealedObjectsTest {

    private static final SecureRandom RANDOM = new SecureRandom();

    private final BlobStore store = new MemoryBlobStore(() -> Sample.STARTED_AT);
    private final LocationKeys keys = LocationKeys.of(List.of(key("first")));

    @Test
    void comeBackWithTheirKey() {
        Manifest manifest = write(keys).manifest();

        assertThat(lines(manifest, keys)).isEqualTo(Sample.LINES);
    }

    @Test
    void comeBackAfterTheKeyWasChanged() {
        Manifest manifest = write(keys).manifest();

        assertThat(lines(manifest, keys.rotatedTo(key("second")))).isEqualTo(Sample.LINES);
    }

    @Test
    void areVerifiedWithoutAKeyAndNotRead() {
        Manifest manifest = write(keys).manifest();

        assertThat(new BackupReader(store).verify(manifest)).isEmpty();
        assertThatThrownBy(() -> lines(manifest, LocationKeys.none()))
                .isInstanceOf(SealException.KeyAbsent.class)
                .hasMessageContaining("first");
    }

    @Test
    void areRefusedToAnotherKeyOfTheSameName() {
        Manifest manifest = write(keys).manifest();

        assertThatThrownBy(() -> lines(manifest, LocationKeys.of(List.of(key("first")))))
                .isInstanceOf(SealException.WrongKey.class);
    }

    @Test
    void areNotTakenFromABlobThatSomebodyWithoutAKeyPutThere() {
        Manifest plain = write(LocationKeys.none()).manifest();
        assertThat(plain.encryption()).isNotNull();

        assertThatThrownBy(() -> lines(plain, keys))
                .isInstanceOf(SealException.Broken.class)
                .hasMessageContaining("not sealed");
    }

    @Test
    void beginAsSealedStreamsDo() throws IOException {
        for (ManifestBlob blob : write(keys).manifest().blobs()) {
            byte[] stored = store.get(new BlobName(blob.path())).readAllBytes();
            assertThat(new String(stored, StandardCharsets.ISO_8859_1)).startsWith("GRNSEAL1");
        }
    }

    private CommittedBackup write(LocationKeys with) {
        var description =
                new BackupDescription(List.of("shop", "bank"), Sample.STARTED_AT, "test 1", new Encryption("first"));
        var seals = new SealedStreams(with, RANDOM);
        try (BackupWriter writer = BackupWriter.open(Sample.session(store), description, seals)) {
            for (int i = 0; i < Sample.LINES.size(); i++) {
                writer.add(Sample.object(i));
            }
            return Sample.committed(writer.commit(Sample.FINISHED_AT));
        }
    }

    private List<String> lines(Manifest manifest, LocationKeys with) {
        List<String> lines = new ArrayList<>();
        new BackupReader(store, new SealedStreams(with, RANDOM))
                .forEachObject(manifest, line -> lines.add(new String(line, StandardCharsets.UTF_8)));
        return lines;
    }

    private static LocationKey key(String id) {
        return KeyFile.generate(new KeyId(id), RANDOM);
    }
}
