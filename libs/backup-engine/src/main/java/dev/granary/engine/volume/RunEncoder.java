package dev.granary.engine.volume;

import java.util.Arrays;

/**
 * Writes parts of files as few bytes: numbers of variable length, each pack and first entry as the distance from what
 * would follow the chunks before. A hole has a 1 in front, chunks an even number.
 */
final class RunEncoder {

    private static final int LONGEST = 3 * 10;

    private byte[] bytes = new byte[LONGEST];
    private int used;
    private int pack;
    private int nextEntry;

    void add(Run run) {
        if (bytes.length - used < LONGEST) {
            bytes = Arrays.copyOf(bytes, used + LONGEST + used / 2);
        }
        switch (run) {
            case Run.Chunks(int inPack, int firstEntry, int count) -> {
                put(zigzag(inPack - pack) << 1);
                put(zigzag(firstEntry - nextEntry));
                put(count);
                pack = inPack;
                nextEntry = firstEntry + count;
            }
            case Run.Hole(long length) -> {
                put(1);
                put(length);
            }
        }
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes, used);
    }

    private void put(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            bytes[used++] = (byte) (rest | 0x80);
            rest >>>= 7;
        }
        bytes[used++] = (byte) rest;
    }

    private static long zigzag(int value) {
        return Integer.toUnsignedLong((value << 1) ^ (value >> 31));
    }
}
