package dev.granary.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.seal.KeyFile;
import dev.granary.engine.seal.LocationKeys;
import dev.granary.engine.seal.SealedStreams;
import dev.granary.engine.seal.SeededRandom;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Packs and a sealed stream of the first version, as they were written then. Every later build reads them. */
class GoldenPackTest {

    private static final Path GOLDEN = Path.of("src/test/resources/dev/granary/engine/pack/golden-1.0");
    private static final List<byte[]> CHUNKS = SampleChunks.of(1, 12, 3000);

    @Test
    void readsAPackOfTheFirstVersion() throws IOException {
        readsGoldenPack("plain", LocationKeys.none());
    }

    @Test
    void readsASealedPackOfTheFirstVersion() throws IOException {
        readsGoldenPack("sealed", goldenKeys());
    }

    @Test
    void opensASealedStreamOfTheFirstVersion() throws IOException {
        SealedStreams streams = new SealedStreams(goldenKeys(), new SeededRandom(1));

        try (InputStream in = streams.opening(new ByteArrayInputStream(Files.readAllBytes(GOLDEN.resolve("stream"))))) {
            assertThat(new String(in.readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo("{\"name\":\"notes.txt\"}\n".repeat(1000));
        }
    }

    private static void readsGoldenPack(String name, LocationKeys keys) throws IOException {
        PackSpace space = new PackSpace(keys);
        PackId id = new PackId(Files.readString(GOLDEN.resolve(name + ".id")).strip());
        space.replace(id, Files.readAllBytes(GOLDEN.resolve(name + ".pack")));

        try (PackReader reader = space.reader()) {
            assertThat(reader.check(id)).isInstanceOf(PackCheck.Whole.class);
            assertThat(reader.directory(id).frames()).isGreaterThan(1);
            assertThat(PackSpace.read(reader, id, 0, 12)).containsExactlyElementsOf(CHUNKS);
        }
    }

    private static LocationKeys goldenKeys() throws IOException {
        return KeyFile.parse(Files.readString(GOLDEN.resolve("keys.txt")));
    }
}
