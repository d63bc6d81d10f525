package dev.granary.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.engine.seal.LocationKeys;
import dev.granary.engine.seal.TestKeys;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class ChunkHasherTest {

    private static final byte[] ABC = "xabcx".getBytes(StandardCharsets.US_ASCII);

    @Test
    void withoutAKeyAChunkIsNamedByItsSha256() {
        assertThat(ChunkHasher.of(LocationKeys.none()).hash(ABC, 1, 3))
                .hasToString("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    /** Reckoned with Python's hmac from the format page. */
    @Test
    void withAKeyAChunkIsNamedByItsHmac() {
        assertThat(ChunkHasher.of(TestKeys.keys("blue", 7)).hash(ABC, 1, 3))
                .hasToString("e9440830e675a3c8a6c9097be7c7b26db2c817d17756c9d48d0fb478a366aabf");
    }

    @Test
    void aHasherNamesOneChunkAfterAnother() {
        ChunkHasher hasher = ChunkHasher.of(TestKeys.keys("blue", 7));

        assertThat(hasher.hash(ABC, 1, 3)).isEqualTo(hasher.hash(ABC, 1, 3)).isNotEqualTo(hasher.hash(ABC, 0, 3));
    }

    @Test
    void anIdIsItsBytes() {
        byte[] bytes = new byte[40];
        ChunkId id = new ChunkId(1, -2, Long.MIN_VALUE, 4);

        id.writeTo(bytes, 5);

        assertThat(ChunkId.from(bytes, 5)).isEqualTo(id);
        assertThat(id).hasToString("0000000000000001fffffffffffffffe80000000000000000000000000000004");
    }
}
