package dev.granary.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.backup.BackupDescription;
import dev.granary.engine.backup.BackupWriter;
import dev.granary.engine.backup.ResourceObject;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.manifest.Encryption;
import dev.granary.engine.protocol.BackupSessions;
import dev.granary.engine.protocol.Nonces;
import dev.granary.engine.protocol.OpenResult;
import dev.granary.engine.protocol.ParentChoice;
import dev.granary.engine.seal.KeyFile;
import dev.granary.engine.seal.KeyId;
import dev.granary.engine.seal.LocationKeys;
import dev.granary.engine.seal.SealedStreams;
import dev.granary.engine.store.directory.DirectoryBlobStore;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractObjectsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");
    private static final SecureRandom RANDOM = new SecureRandom();
    private static final List<String> LINES = List.of("{\"kind\":\"Secret\"}", "{\"kind\":\"ConfigMap\"}");

    @TempDir
    private Path scratch;

    private RunningTool tool;

    @BeforeEach
    void makeTheStore() throws IOException {
        tool = new RunningTool(new RealStores(), Files.createDirectory(scratch.resolve("store")));
    }

    @Test
    void everyObjectIsALine() {
        backUp(LocationKeys.none(), null);

        assertThat(tool.run("extract", "--objects").expecting(ExitCode.OK).out().lines())
                .containsExactlyElementsOf(LINES);
    }

    @Test
    void sealedObjectsNeedTheirKey() throws IOException {
        LocationKeys keys = LocationKeys.of(List.of(KeyFile.generate(new KeyId("k"), RANDOM)));
        Path keyFile = Files.writeString(scratch.resolve("keys"), KeyFile.write(keys));
        backUp(keys, new Encryption("k"));

        assertThat(tool.run("extract", "--objects").expecting(ExitCode.FAILED).err())
                .contains("sealed with key k");
        assertThat(tool.run("extract", "--objects", "--key-file", keyFile.toString())
                        .expecting(ExitCode.OK)
                        .out()
                        .lines())
                .containsExactlyElementsOf(LINES);
    }

    private void backUp(LocationKeys keys, @Nullable Encryption encryption) {
        var store = new DirectoryBlobStore(scratch.resolve("store"));
        var backup = new BackupKey(UUID.fromString(RunningTool.CLUSTER), UUID.randomUUID());
        var opened = (OpenResult.Opened)
                new BackupSessions(store, () -> NOW, new Nonces(RANDOM)).open(backup, "test", new ParentChoice.None());
        var description = new BackupDescription(List.of("shop"), NOW, "test", encryption);
        try (BackupWriter writer = BackupWriter.open(
                opened.session(), description, new SealedStreams(keys, RANDOM), BackupWriter.PART_BYTES)) {
            for (String line : LINES) {
                writer.add(new ResourceObject("v1", "Secret", StandardCharsets.UTF_8.encode(line)));
            }
            writer.commit(NOW);
        }
    }
}
