package dev.granary.engine.pack;

import dev.granary.engine.manifest.Digest;

/** A number per byte value: the first eight bytes (big-endian) of the SHA-256 of that one byte. */
final class GearTable {

    private static final int VALUES = 256;

    private GearTable() {}

    static long[] create() {
        long[] table = new long[VALUES];
        for (int value = 0; value < VALUES; value++) {
            byte[] digest = Digest.start().digest(new byte[] {(byte) value});
            table[value] = ChunkId.from(digest, 0).first();
        }
        return table;
    }
}
