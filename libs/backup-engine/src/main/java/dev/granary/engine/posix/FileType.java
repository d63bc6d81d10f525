package dev.granary.engine.posix;

import org.jspecify.annotations.Nullable;

/** What an entry of a directory is; the bits are those of {@code st_mode}. */
public enum FileType {
    FILE(0100000),
    DIRECTORY(0040000),
    SYMBOLIC_LINK(0120000),
    FIFO(0010000),
    SOCKET(0140000),
    CHARACTER_DEVICE(0020000),
    BLOCK_DEVICE(0060000);

    private static final int TYPE_BITS = 0170000;
    private static final @Nullable FileType[] BY_BITS = new FileType[16];

    static {
        for (FileType type : values()) {
            BY_BITS[type.bits >> 12] = type;
        }
    }

    private final int bits;

    FileType(int bits) {
        this.bits = bits;
    }

    int bits() {
        return bits;
    }

    /** @throws PosixException no type of Linux has these bits, so the file system is damaged */
    static FileType ofMode(int mode) {
        FileType type = BY_BITS[(mode & TYPE_BITS) >> 12];
        if (type == null) {
            throw new PosixException("statx", Errno.DAMAGED);
        }
        return type;
    }
}
