package dev.granary.engine.pack;

import dev.granary.engine.seal.KeyFile;
import dev.granary.engine.seal.LocationKeys;
import dev.granary.engine.seal.SealedStreams;
import dev.granary.engine.seal.SeededRandom;
import dev.granary.engine.seal.TestKeys;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Wrote what {@link GoldenPackTest} reads. Run again only for a new version of the format, into a directory of its own. */
final class GoldenPackMaker {

    private GoldenPackMaker() {}

    public static void main(String[] arguments) throws IOException {
        Path directory = Files.createDirectories(Path.of(arguments[0]));
        LocationKeys keys = TestKeys.keys("2025-02", 1).rotatedTo(TestKeys.key("2026-11", 2));
        List<byte[]> chunks = SampleChunks.of(1, 12, 3000);
        Files.writeString(directory.resolve("keys.txt"), KeyFile.write(keys));
        pack(directory, "plain", new PackSpace(LocationKeys.none()), chunks);
        pack(directory, "sealed", new PackSpace(keys), chunks);
        stream(directory.resolve("stream"), new SealedStreams(keys, new SeededRandom(1)));
    }

    private static void pack(Path directory, String name, PackSpace space, List<byte[]> chunks) throws IOException {
        PackId id = space.write(new PackOptions(1 << 20, 5000, 3, 1, 1), chunks)
                .getFirst()
                .id();
        Files.write(directory.resolve(name + ".pack"), space.stored(id));
        Files.writeString(directory.resolve(name + ".id"), id + "\n");
    }

    private static void stream(Path file, SealedStreams streams) throws IOException {
        ByteArrayOutputStream target = new ByteArrayOutputStream();
        try (OutputStream out = streams.sealing(target)) {
            out.write("{\"name\":\"notes.txt\"}\n".repeat(1000).getBytes(StandardCharsets.UTF_8));
        }
        Files.write(file, target.toByteArray());
    }
}
