package dev.granary.engine.posix;

import static dev.granary.engine.posix.Kernel.call;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.nio.file.Path;
import java.util.Optional;

/** Directories by the kernel's {@code *at} calls. */
final class LinuxDirectoryCalls implements DirectoryCalls {

    private static final byte[] SELF = {'.'};
    private static final byte[] PARENT = {'.', '.'};
    private static final int OPEN = OpenFlags.READ_ONLY | OpenFlags.DIRECTORY | OpenFlags.CLOSE_ON_EXEC;
    private static final int NODE_MODE = 0600;
    private static final long NO_REPLACE = 1;

    @Override
    public Descriptor openRoot(Path path) {
        Scratch scratch = Scratch.ofThread();
        long name = scratch.name(PathBytes.of(path));
        return new Descriptor(call(Syscall.OPENAT, scratch, Kernel.AT_WORKING_DIRECTORY, name, OPEN, 0, 0), false);
    }

    @Override
    public Descriptor reopen(Descriptor directory) {
        return open(directory, SELF);
    }

    @Override
    public Descriptor openDirectory(Descriptor at, FileName name) {
        return open(at, name.raw());
    }

    @Override
    public Descriptor openParent(Descriptor directory) {
        return open(directory, PARENT);
    }

    @Override
    public NameList list(Descriptor directory, long maxBytes) {
        Scratch scratch = Scratch.ofThread();
        MemorySegment block = scratch.block();
        NameList names = new NameList();
        DirectoryEntries entries = new DirectoryEntries(names);
        call(Syscall.LSEEK, scratch, directory.number(), 0, 0, 0, 0);
        long bytes;
        do {
            bytes = call(Syscall.GETDENTS64, scratch, directory.number(), block.address(), block.byteSize(), 0, 0);
            entries.addAll(block, bytes);
            if (names.bytes() > maxBytes) {
                throw new PosixException("getdents64", Errno.TOO_LARGE);
            }
        } while (bytes > 0);
        return names;
    }

    @Override
    public FileStatus status(Descriptor at, FileName name) {
        return Statx.ofEntry(at, name);
    }

    @Override
    public Optional<FileStatus> find(Descriptor at, FileName name) {
        return Statx.findEntry(at, name);
    }

    @Override
    public byte[] readSymbolicLink(Descriptor at, FileName name) {
        Scratch scratch = Scratch.ofThread();
        MemorySegment block = scratch.block();
        long length = call(
                Syscall.READLINKAT,
                scratch,
                at.number(),
                scratch.name(name.raw()),
                block.address(),
                block.byteSize(),
                0);
        return block.asSlice(0, length).toArray(ValueLayout.JAVA_BYTE);
    }

    @Override
    public void makeDirectory(Descriptor at, FileName name, int mode) {
        Scratch scratch = Scratch.ofThread();
        call(Syscall.MKDIRAT, scratch, at.number(), scratch.name(name.raw()), mode, 0, 0);
    }

    @Override
    public void makeNode(Descriptor at, FileName name, FileType type, DeviceNumber device) {
        Scratch scratch = Scratch.ofThread();
        int mode = type.bits() | NODE_MODE;
        call(Syscall.MKNODAT, scratch, at.number(), scratch.name(name.raw()), mode, device.encoded(), 0);
    }

    @Override
    public void makeSymbolicLink(Descriptor at, FileName name, byte[] target) {
        Scratch scratch = Scratch.ofThread();
        call(Syscall.SYMLINKAT, scratch, scratch.name(target), at.number(), scratch.otherName(name.raw()), 0, 0);
    }

    @Override
    public void makeHardLink(Descriptor fromAt, FileName from, Descriptor at, FileName name) {
        Scratch scratch = Scratch.ofThread();
        long source = scratch.name(from.raw());
        call(Syscall.LINKAT, scratch, fromAt.number(), source, at.number(), scratch.otherName(name.raw()), 0);
    }

    @Override
    public void rename(Descriptor at, FileName from, FileName to) {
        rename(at, from, to, 0);
    }

    @Override
    public void renameToFree(Descriptor at, FileName from, FileName to) {
        rename(at, from, to, NO_REPLACE);
    }

    @Override
    public void removeFile(Descriptor at, FileName name) {
        unlink(at, name, 0);
    }

    @Override
    public void removeDirectory(Descriptor at, FileName name) {
        unlink(at, name, Kernel.AT_REMOVE_DIRECTORY);
    }

    private static Descriptor open(Descriptor at, byte[] name) {
        Scratch scratch = Scratch.ofThread();
        int flags = OPEN | OpenFlags.NO_FOLLOW;
        return new Descriptor(call(Syscall.OPENAT, scratch, at.number(), scratch.name(name), flags, 0, 0), false);
    }

    private static void rename(Descriptor at, FileName from, FileName to, long flags) {
        Scratch scratch = Scratch.ofThread();
        long source = scratch.name(from.raw());
        call(Syscall.RENAMEAT2, scratch, at.number(), source, at.number(), scratch.otherName(to.raw()), flags);
    }

    private static void unlink(Descriptor at, FileName name, long flags) {
        Scratch scratch = Scratch.ofThread();
        call(Syscall.UNLINKAT, scratch, at.number(), scratch.name(name.raw()), flags, 0, 0);
    }
}
