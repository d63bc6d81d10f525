package dev.granary.engine.volume;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.posix.Rights;
import dev.granary.engine.posix.ScratchDirectory;
import dev.granary.engine.store.directory.DirectoryBlobStore;
import dev.granary.engine.volume.index.IndexSource;
import dev.granary.engine.volume.restore.RestoreMode;
import java.io.IOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Volumes that the first version of the format stored can be read for ever. */
class GoldenVolumeTest {

    private static final long MANY = 1 << 20;

    @AutoClose
    private final ScratchDirectory scratch = new ScratchDirectory();

    @AutoClose
    private final TreeOracle oracle = new TreeOracle();

    private final Path target = scratch.directory("target");

    @BeforeEach
    void needRights() {
        Rights.assumeRoot();
    }

    @ParameterizedTest
    @CsvSource({"golden-1.0/plain,false", "golden-1.0/sealed,true"})
    void theEngineRestoresIt(String golden, boolean sealed) throws IOException {
        Path stored = resource(golden);
        IndexSource index = new IndexSource(() -> Files.newInputStream(stored.resolve("index.ndjson.zst")), MANY);
        try (VolumeSandbox sandbox = new VolumeSandbox(sealed, new DirectoryBlobStore(stored))) {
            assertThat(sandbox.restore(index, target, RestoreMode.EMPTY).problems())
                    .isEmpty();
        }
        assertThat(oracle.dump(target)).isEqualTo(expected());
    }

    @Test
    void nothingButPythonAndZstdRestoresIt() throws IOException, InterruptedException {
        Path stored = resource("golden-1.0/plain");
        Process python = new ProcessBuilder(
                        "python3",
                        resource("restore_volume.py").toString(),
                        stored.resolve("granary/v1/" + VolumeSandbox.CLUSTER + "/packs")
                                .toString(),
                        stored.resolve("index.ndjson.zst").toString(),
                        target.toString())
                .inheritIO()
                .start();

        assertThat(python.waitFor()).isZero();
        assertThat(oracle.dump(target)).isEqualTo(expected());
    }

    private static List<String> expected() throws IOException {
        return Files.readAllLines(resource("golden-1.0/tree.txt"));
    }

    private static Path resource(String name) {
        try {
            URL url = GoldenVolumeTest.class.getResource(name);
            return Path.of(Optional.ofNullable(url).orElseThrow().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e);
        }
    }
}
