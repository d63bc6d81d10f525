package dev.granary.engine.pack;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

class ChunkerTest {

    private static final int MIB = 1 << 20;

    @Property(tries = 200)
    void chunksTogetherAreTheBytesAndKeepToTheBounds(
            @ForAll long seed, @ForAll @IntRange(max = 3 * MIB) int length, @ForAll @IntRange(max = 3) int alphabetBits)
            throws IOException {
        byte[] bytes = bytes(seed, length, alphabetBits);

        List<byte[]> chunks = cut(bytes, seed);

        ByteArrayOutputStream together = new ByteArrayOutputStream();
        chunks.forEach(together::writeBytes);
        assertThat(together.toByteArray()).isEqualTo(bytes);
        assertThat(chunks).allSatisfy(chunk -> assertThat(chunk.length).isBetween(1, Chunker.MAX_BYTES));
        assertThat(chunks.subList(0, Math.max(0, chunks.size() - 1)))
                .allSatisfy(chunk -> assertThat(chunk.length).isGreaterThanOrEqualTo(Chunker.MIN_BYTES));
    }

    @Property(tries = 50)
    void cutsDoNotDependOnHowTheBytesArrive(@ForAll long seed, @ForAll @IntRange(max = 2 * MIB) int length)
            throws IOException {
        byte[] bytes = bytes(seed, length, 3);

        assertThat(lengths(cut(bytes, seed))).isEqualTo(lengths(cut(bytes, seed + 1)));
    }

    @Property(tries = 50)
    void cutsAtTheOldPlacesAgainAfterAnInsertion(@ForAll long seed, @ForAll @IntRange(min = 1, max = 5000) int inserted)
            throws IOException {
        byte[] before = bytes(seed, 4 * MIB, 3);
        int at = new Random(seed).nextInt(before.length);
        ByteArrayOutputStream after = new ByteArrayOutputStream();
        after.write(before, 0, at);
        after.writeBytes(bytes(seed + 1, inserted, 3));
        after.write(before, at, before.length - at);

        List<byte[]> chunks = cut(after.toByteArray(), seed);

        Set<ChunkId> known = new HashSet<>(ids(cut(before, seed)));
        assertThat(ids(chunks).stream().filter(id -> !known.contains(id))).hasSizeLessThanOrEqualTo(25);
    }

    @Test
    void chunksOfBytesWithoutStructureHaveTheStatedMean() throws IOException {
        int length = 32 * MIB;

        int chunks = cut(bytes(7, length, 3), 7).size();

        assertThat(length / chunks).isBetween(43 << 10, 47 << 10);
    }

    @Test
    void cutsWhereItAlwaysDid() throws IOException {
        assertThat(lengths(cut(bytes(1, MIB, 3), 1)))
                .startsWith(73_553, 46_354, 93_656, 75_128, 94_642, 35_043, 48_770, 16_958, 43_886, 40_091);
    }

    @Test
    void bytesThatAreAllTheSameStayWithinTheBounds() {
        for (int value = 0; value < 256; value++) {
            byte[] bytes = new byte[MIB];
            Arrays.fill(bytes, (byte) value);

            int first = Chunker.cut(bytes, 0, MIB);

            assertThat(first).isBetween(Chunker.MIN_BYTES, Chunker.MAX_BYTES);
        }
    }

    private static List<byte[]> cut(byte[] bytes, long seed) throws IOException {
        ChunkReader reader = new ChunkReader(2 * Chunker.MAX_BYTES + (int) (seed & 0xffff));
        reader.open(dribble(bytes, new Random(seed)));
        List<byte[]> chunks = new ArrayList<>();
        while (reader.next()) {
            chunks.add(Arrays.copyOfRange(reader.bytes(), reader.offset(), reader.offset() + reader.length()));
        }
        return chunks;
    }

    private static ByteSource dribble(byte[] bytes, Random random) {
        ByteArrayInputStream in = new ByteArrayInputStream(bytes);
        return (into, offset, length) -> in.read(into, offset, 1 + random.nextInt(Math.min(length, 300_000)));
    }

    private static List<Integer> lengths(List<byte[]> chunks) {
        return chunks.stream().map(chunk -> chunk.length).toList();
    }

    private static List<ChunkId> ids(List<byte[]> chunks) {
        ChunkHasher hasher = new Sha256Hasher();
        return chunks.stream().map(chunk -> hasher.hash(chunk, 0, chunk.length)).toList();
    }

    /** Alphabets of one letter up to all. */
    private static byte[] bytes(long seed, int length, int alphabetBits) {
        byte[] bytes = new byte[length];
        new Random(seed).nextBytes(bytes);
        int mask = new int[] {0x00, 0x01, 0x0f, 0xff}[alphabetBits];
        for (int i = 0; i < length; i++) {
            bytes[i] &= (byte) mask;
        }
        return bytes;
    }
}
