package dev.granary.engine.posix;

import java.util.Optional;

/** Asks for the status of files. */
final class Statx {

    private static final byte[] ITSELF = {};

    private Statx() {}

    static FileStatus ofFile(Descriptor file) {
        return checked(call(file, ITSELF, Kernel.AT_EMPTY_PATH));
    }

    static FileStatus ofEntry(Descriptor at, FileName name) {
        return checked(call(at, name.raw(), Kernel.AT_SYMLINK_NOFOLLOW));
    }

    static Optional<FileStatus> findEntry(Descriptor at, FileName name) {
        long result = call(at, name.raw(), Kernel.AT_SYMLINK_NOFOLLOW);
        return result == -Errno.NOT_FOUND.number() ? Optional.empty() : Optional.of(checked(result));
    }

    private static long call(Descriptor at, byte[] name, long flags) {
        Scratch scratch = Scratch.ofThread();
        long address = scratch.name(name);
        return Kernel.tryCall(
                Syscall.STATX,
                scratch,
                at.number(),
                address,
                flags,
                StatxStruct.BASIC,
                scratch.struct().address());
    }

    private static FileStatus checked(long result) {
        Kernel.checked(Syscall.STATX, result);
        return StatxStruct.read(Scratch.ofThread().struct());
    }
}
