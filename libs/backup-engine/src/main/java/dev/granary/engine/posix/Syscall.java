package dev.granary.engine.posix;

import java.util.Locale;

/** The kernel's calls in use and their numbers: {@code unistd_64.h} for x86-64, {@code asm-generic/unistd.h} for arm64. */
enum Syscall {
    CLOSE(3, 57),
    FALLOCATE(285, 47),
    FCHMOD(91, 52),
    FCHMODAT(268, 53),
    FCHOWNAT(260, 54),
    FGETXATTR(193, 10),
    FLISTXATTR(196, 13),
    FREMOVEXATTR(199, 16),
    FSETXATTR(190, 7),
    FSYNC(74, 82),
    FTRUNCATE(77, 46),
    GETDENTS64(217, 61),
    GETXATTR(191, 8),
    LINKAT(265, 37),
    LISTXATTR(194, 11),
    LSEEK(8, 62),
    MKDIRAT(258, 34),
    MKNODAT(259, 33),
    OPENAT(257, 56),
    PREAD64(17, 67),
    PWRITE64(18, 68),
    READLINKAT(267, 78),
    REMOVEXATTR(197, 14),
    RENAMEAT2(316, 276),
    SETXATTR(188, 5),
    STATX(332, 291),
    SYMLINKAT(266, 36),
    SYNCFS(306, 267),
    SYNC_FILE_RANGE(277, 84),
    UNLINKAT(263, 35),
    UTIMENSAT(280, 88);

    private final long number;

    Syscall(int amd64, int aarch64) {
        this.number = Machine.isArm() ? aarch64 : amd64;
    }

    long number() {
        return number;
    }

    String lowerCase() {
        return name().toLowerCase(Locale.ROOT);
    }
}
