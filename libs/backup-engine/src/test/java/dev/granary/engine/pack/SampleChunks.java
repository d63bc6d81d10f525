package dev.granary.engine.pack;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Chunks that differ from each other: some compress well, some do not at all. */
final class SampleChunks {

    private SampleChunks() {}

    static List<byte[]> of(long seed, int count, int mostBytes) {
        Random random = new Random(seed);
        List<byte[]> chunks = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            chunks.add(chunk(random, 1 + random.nextInt(mostBytes)));
        }
        return chunks;
    }

    private static byte[] chunk(Random random, int length) {
        byte[] bytes = new byte[length];
        random.nextBytes(bytes);
        if (random.nextBoolean()) {
            for (int i = 8; i < length; i++) {
                bytes[i] = (byte) ('a' + (bytes[i] & 3));
            }
        }
        return bytes;
    }
}
