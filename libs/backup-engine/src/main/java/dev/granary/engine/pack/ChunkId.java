package dev.granary.engine.pack;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;
import java.util.HexFormat;

/**
 * Name of a chunk: 32 bytes that depend on the chunk's bytes and, where the location is encrypted, on its key. Held as
 * four numbers (big-endian), because there are millions of them.
 */
public record ChunkId(long first, long second, long third, long fourth) {

    /** Length in bytes. */
    public static final int BYTES = 32;

    private static final VarHandle LONGS = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /** The 32 bytes that begin at the offset. */
    public static ChunkId from(byte[] bytes, int offset) {
        return new ChunkId(
                (long) LONGS.get(bytes, offset),
                (long) LONGS.get(bytes, offset + 8),
                (long) LONGS.get(bytes, offset + 16),
                (long) LONGS.get(bytes, offset + 24));
    }

    /** Writes the 32 bytes, beginning at the offset. */
    public void writeTo(byte[] bytes, int offset) {
        LONGS.set(bytes, offset, first);
        LONGS.set(bytes, offset + 8, second);
        LONGS.set(bytes, offset + 16, third);
        LONGS.set(bytes, offset + 24, fourth);
    }

    @Override
    public int hashCode() {
        return Long.hashCode(first);
    }

    /** 64 hexadecimal digits. */
    @Override
    public String toString() {
        byte[] bytes = new byte[BYTES];
        writeTo(bytes, 0);
        return HexFormat.of().formatHex(bytes);
    }
}
