package dev.granary.repository;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.seal.KeyFile;
import dev.granary.engine.seal.KeyId;
import dev.granary.engine.seal.LocationKeys;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.directory.DirectoryBlobStore;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExtractObjectsTest {

    private static final List<String> LINES = List.of("{\"kind\":\"Secret\"}", "{\"kind\":\"ConfigMap\"}");

    @TempDir
    private Path scratch;

    private RunningTool tool;
    private BlobStore store;

    @BeforeEach
    void makeTheStore() throws IOException {
        Path directory = Files.createDirectory(scratch.resolve("store"));
        tool = new RunningTool(new RealStores(), directory);
        store = new DirectoryBlobStore(directory);
    }

    @Test
    void everyObjectIsALine() {
        StoredObjects.of(LINES).backUp(store);

        assertThat(tool.run("extract", "--objects").expecting(ExitCode.OK).out().lines())
                .containsExactlyElementsOf(LINES);
    }

    @Test
    void sealedObjectsNeedTheirKey() throws IOException {
        LocationKeys keys = LocationKeys.of(List.of(KeyFile.generate(new KeyId("k"), new SecureRandom())));
        Path keyFile = Files.writeString(scratch.resolve("keys"), KeyFile.write(keys));
        StoredObjects.of(LINES).sealedWith(keys, "k").backUp(store);

        assertThat(tool.run("extract", "--objects").expecting(ExitCode.FAILED).err())
                .contains("sealed with key k");
        assertThat(tool.run("extract", "--objects", "--key-file", keyFile.toString())
                        .expecting(ExitCode.OK)
                        .out()
                        .lines())
                .containsExactlyElementsOf(LINES);
    }
}
