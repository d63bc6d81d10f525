package dev.granary.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import dev.granary.engine.seal.LocationKeys;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code docs/format.md} is enough to read a pack with Python's standard library and the {@code zstd} command. */
class PackByPythonTest {

    private static final Path SCRIPT =
            Path.of("src/test/resources/dev/granary/engine/pack/read_pack.py").toAbsolutePath();

    @TempDir
    private Path directory;

    @Test
    void aPersonWithPythonAndZstdReadsAPack() throws Exception {
        assumeThat(onThePath("python3") && onThePath("zstd"))
                .as("NOT RUN: needs python3 and zstd on the path")
                .isTrue();
        PackSpace space = new PackSpace(LocationKeys.none());
        List<byte[]> chunks = SampleChunks.of(11, 150, 30_000);
        StoredPack pack =
                space.write(new PackOptions(20 << 20, 100_000, 3, 2, 2), chunks).getFirst();
        Path file = directory.resolve(pack.id().value());
        Files.write(file, space.stored(pack.id()));
        Path target = Files.createDirectory(directory.resolve("chunks"));

        String printed = run("python3", SCRIPT.toString(), file.toString(), target.toString());

        assertThat(printed.strip()).isEqualTo("150");
        ChunkHasher hasher = ChunkHasher.of(LocationKeys.none());
        for (byte[] chunk : chunks) {
            String id = hasher.hash(chunk, 0, chunk.length).toString();
            assertThat(Files.readAllBytes(target.resolve(id))).isEqualTo(chunk);
        }
    }

    private static String run(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String printed = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(printed).isZero();
        return printed;
    }

    private static boolean onThePath(String command) {
        return Stream.of(System.getenv("PATH").split(":", -1))
                .anyMatch(directory -> Files.isExecutable(Path.of(directory, command)));
    }
}
