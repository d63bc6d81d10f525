package dev.granary.engine.posix;

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Native memory of one thread for the arguments and answers of its calls; lives as long as the thread. */
final class Scratch {

    /** Largest block that one call moves; also holds a whole extended attribute or a list of their names. */
    static final int BLOCK_BYTES = 256 << 10;

    private static final int NAME_BYTES = 4 << 10;
    private static final int STRUCT_BYTES = 256;
    private static final ThreadLocal<Scratch> OF_THREAD = ThreadLocal.withInitial(Scratch::new);

    private final MemorySegment state;
    private final MemorySegment first;
    private final MemorySegment second;
    private final MemorySegment struct;
    private final MemorySegment block;

    private Scratch() {
        Arena arena = Arena.ofAuto();
        this.state = arena.allocate(Kernel.state());
        this.first = arena.allocate(NAME_BYTES);
        this.second = arena.allocate(NAME_BYTES);
        this.struct = arena.allocate(STRUCT_BYTES, Long.BYTES);
        this.block = arena.allocate(BLOCK_BYTES, Long.BYTES);
    }

    static Scratch ofThread() {
        return OF_THREAD.get();
    }

    MemorySegment state() {
        return state;
    }

    /** Room for a {@code statx} or two {@code timespec}. */
    MemorySegment struct() {
        return struct;
    }

    MemorySegment block() {
        return block;
    }

    /** Address of the bytes with a NUL behind them, until the next call of this method. */
    long name(byte[] name) {
        return terminated(first, name);
    }

    /** A second one, for calls with two names. */
    long otherName(byte[] name) {
        return terminated(second, name);
    }

    private static long terminated(MemorySegment room, byte[] name) {
        if (name.length >= NAME_BYTES) {
            throw new PosixException("name", Errno.NAME_TOO_LONG);
        }
        MemorySegment.copy(name, 0, room, ValueLayout.JAVA_BYTE, 0, name.length);
        room.set(ValueLayout.JAVA_BYTE, name.length, (byte) 0);
        return room.address();
    }
}
