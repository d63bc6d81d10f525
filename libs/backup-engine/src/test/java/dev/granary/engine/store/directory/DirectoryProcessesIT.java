package dev.granary.engine.store.directory;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.store.BlobName;
import dev.granary.engine.store.BlobStore;
import dev.granary.testing.infrastructure.ChildProcess;
import dev.granary.testing.infrastructure.ChildProgram;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Several processes on one directory. */
class DirectoryProcessesIT {

    private static final int BLOBS = 300;
    private static final List<String> WRITERS = List.of("x", "y", "z");
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    @TempDir
    private Path directory;

    private Path blobs;

    @BeforeEach
    void createStore() throws IOException {
        blobs = Files.createDirectory(directory.resolve("store"));
    }

    @Test
    void bindEachNameToTheBytesOfExactlyOneOfThem() throws IOException {
        List<ChildProcess> writers = WRITERS.stream()
                .map(writer -> start(writer, "race", writer, Integer.toString(BLOBS)))
                .toList();
        writers.forEach(writer -> assertThat(writer.awaitEnd(PATIENCE)).isZero());

        Map<String, String> winners = new HashMap<>();
        for (String writer : WRITERS) {
            for (String name : Files.readAllLines(directory.resolve(writer + ".log"))) {
                assertThat(winners.put(name, writer)).as(name).isNull();
            }
        }

        assertThat(winners).hasSize(BLOBS);
        BlobStore store = new DirectoryBlobStore(blobs);
        for (var winner : winners.entrySet()) {
            byte[] bytes = store.get(new BlobName(winner.getKey())).readAllBytes();
            assertThat(new String(bytes, StandardCharsets.US_ASCII))
                    .isEqualTo(winner.getValue().repeat(50_000));
        }
    }

    @Test
    void showNothingOfAnUploadWhoseProcessWasKilled() throws IOException {
        Path started = directory.resolve("started");
        try (ChildProcess writer = start("killed", "upload", started.toString())) {
            writer.awaitReady(PATIENCE, () -> Files.exists(started));
            writer.killHard();
        }
        BlobStore store = new DirectoryBlobStore(blobs);
        BlobName name = new BlobName("never/committed");

        assertThat(store.head(name)).isEmpty();
        assertThat(store.list("", null, 10).blobs()).isEmpty();
        store.put(name, new byte[] {1});
        assertThat(store.get(name).readAllBytes()).containsExactly(1);
    }

    private ChildProcess start(String name, String... arguments) {
        List<String> all =
                Stream.concat(Stream.of(blobs.toString()), Stream.of(arguments)).toList();
        return ChildProcess.start(ChildProgram.java(
                name, WriterProcess.class, List.of("-Xmx64m"), all, directory.resolve(name + ".log")));
    }
}
