package dev.granary.engine.posix;

/** Flags of {@code openat}; two of them have other values on arm64 ({@code asm/fcntl.h}). */
final class OpenFlags {

    static final int READ_ONLY = 0;
    static final int READ_WRITE = 2;
    static final int CREATE = 0100;
    static final int EXCLUSIVE = 0200;
    static final int NON_BLOCKING = 04000;
    static final int CLOSE_ON_EXEC = 02000000;
    static final int PATH_ONLY = 010000000;
    static final int DIRECTORY = Machine.isArm() ? 040000 : 0200000;
    static final int NO_FOLLOW = Machine.isArm() ? 0100000 : 0400000;

    private OpenFlags() {}
}
