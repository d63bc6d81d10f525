package dev.granary.engine.posix;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** {@code struct statx} of {@code linux/stat.h}; the same on every machine. */
final class StatxStruct {

    /** STATX_BASIC_STATS: everything that {@code stat} has. */
    static final long BASIC = 0x7ff;

    private static final long MOUNT_ROOT = 0x2000;
    private static final int MODE_BITS = 07777;
    private static final int BLOCK = 512;

    private static final long ATTRIBUTES = 8;
    private static final long LINKS = 16;
    private static final long UID = 20;
    private static final long GID = 24;
    private static final long MODE = 28;
    private static final long INODE = 32;
    private static final long SIZE = 40;
    private static final long BLOCKS = 48;
    private static final long CHANGED = 96;
    private static final long MODIFIED = 112;
    private static final long DEVICE_NUMBER = 128;
    private static final long DEVICE = 136;

    private StatxStruct() {}

    static FileStatus read(MemorySegment statx) {
        int mode = statx.get(ValueLayout.JAVA_SHORT, MODE) & 0xffff;
        return new FileStatus(
                FileType.ofMode(mode),
                mode & MODE_BITS,
                unsigned(statx, UID),
                unsigned(statx, GID),
                statx.get(ValueLayout.JAVA_LONG, SIZE),
                statx.get(ValueLayout.JAVA_LONG, BLOCKS) * BLOCK,
                unsigned(statx, DEVICE) << 32 | unsigned(statx, DEVICE + 4),
                statx.get(ValueLayout.JAVA_LONG, INODE),
                unsigned(statx, LINKS),
                time(statx, MODIFIED),
                time(statx, CHANGED),
                new DeviceNumber(
                        statx.get(ValueLayout.JAVA_INT, DEVICE_NUMBER),
                        statx.get(ValueLayout.JAVA_INT, DEVICE_NUMBER + 4)),
                (statx.get(ValueLayout.JAVA_LONG, ATTRIBUTES) & MOUNT_ROOT) != 0);
    }

    private static UnixTime time(MemorySegment statx, long offset) {
        return new UnixTime(statx.get(ValueLayout.JAVA_LONG, offset), statx.get(ValueLayout.JAVA_INT, offset + 8));
    }

    private static long unsigned(MemorySegment statx, long offset) {
        return Integer.toUnsignedLong(statx.get(ValueLayout.JAVA_INT, offset));
    }
}
