package dev.granary.engine.volume;

import dev.granary.engine.posix.Descriptor;
import dev.granary.engine.posix.Posix;
import java.util.Arrays;
import java.util.Random;

/** Bytes for files: noise, repetitions, holes, and now and then what another file has already. */
final class RandomContent {

    private static final int BLOCK = 4096;

    private final Random random;
    private final byte[] shared = new byte[300_000];

    RandomContent(Random random) {
        this.random = random;
        random.nextBytes(shared);
    }

    void write(Posix posix, Descriptor file, long position, int length) {
        byte[] bytes = new byte[length];
        switch (random.nextInt(3)) {
            case 0 -> random.nextBytes(bytes);
            case 1 -> System.arraycopy(shared, 0, bytes, 0, Math.min(length, shared.length));
            default -> Arrays.fill(bytes, (byte) random.nextInt(256));
        }
        posix.files().write(file, position, bytes, 0, length);
    }

    /** Data and holes by turns, and a hole at the end perhaps, sometimes one of many terabytes. */
    void writeSparse(Posix posix, Descriptor file) {
        long position = (long) random.nextInt(30) * BLOCK;
        for (int i = random.nextInt(4); i > 0; i--) {
            int length = (1 + random.nextInt(20)) * BLOCK - random.nextInt(2);
            write(posix, file, position, length);
            position += length + (long) random.nextInt(100) * BLOCK;
        }
        long tail = random.nextInt(5) == 0 ? 1L << 41 : random.nextInt(10 * BLOCK);
        posix.files().resize(file, position + tail);
    }
}
