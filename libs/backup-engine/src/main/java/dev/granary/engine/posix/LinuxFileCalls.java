package dev.granary.engine.posix;

import static dev.granary.engine.posix.Kernel.call;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Bytes of files by the kernel's calls, through a block of native memory of the thread. */
final class LinuxFileCalls implements FileCalls {

    private static final int ALWAYS = OpenFlags.NO_FOLLOW | OpenFlags.CLOSE_ON_EXEC;
    private static final int NO_MODE = 0;
    private static final long SEEK_DATA = 3;
    private static final long SEEK_HOLE = 4;
    private static final long START_WRITING = 2;

    @Override
    public Descriptor open(Descriptor at, FileName name) {
        return open(at, name, OpenFlags.READ_ONLY | OpenFlags.NON_BLOCKING, NO_MODE);
    }

    @Override
    public Descriptor openForWriting(Descriptor at, FileName name) {
        return open(at, name, OpenFlags.READ_WRITE | OpenFlags.NON_BLOCKING, NO_MODE);
    }

    @Override
    public Descriptor create(Descriptor at, FileName name, int mode) {
        return open(at, name, OpenFlags.READ_WRITE | OpenFlags.CREATE | OpenFlags.EXCLUSIVE, mode);
    }

    @Override
    public Descriptor openNode(Descriptor at, FileName name) {
        return open(at, name, OpenFlags.PATH_ONLY, NO_MODE);
    }

    @Override
    public int read(Descriptor file, long position, byte[] buffer, int offset, int length) {
        Scratch scratch = Scratch.ofThread();
        MemorySegment block = scratch.block();
        int done = 0;
        while (done < length) {
            long wanted = Math.min(length - done, block.byteSize());
            int read = (int) call(Syscall.PREAD64, scratch, file.number(), block.address(), wanted, position + done, 0);
            if (read == 0) {
                break;
            }
            MemorySegment.copy(block, ValueLayout.JAVA_BYTE, 0, buffer, offset + done, read);
            done += read;
        }
        return done;
    }

    @Override
    public void write(Descriptor file, long position, byte[] buffer, int offset, int length) {
        Scratch scratch = Scratch.ofThread();
        MemorySegment block = scratch.block();
        int done = 0;
        while (done < length) {
            int next = (int) Math.min(length - done, block.byteSize());
            MemorySegment.copy(buffer, offset + done, block, ValueLayout.JAVA_BYTE, 0, next);
            done += (int) call(Syscall.PWRITE64, scratch, file.number(), block.address(), next, position + done, 0);
        }
    }

    @Override
    public long nextData(Descriptor file, long position) {
        long data = Kernel.tryCall(Syscall.LSEEK, Scratch.ofThread(), file.number(), position, SEEK_DATA, 0, 0);
        if (data == -Errno.NO_SUCH_DEVICE_OR_DATA.number()) {
            return -1;
        }
        return Kernel.checked(Syscall.LSEEK, data);
    }

    @Override
    public long nextHole(Descriptor file, long position) {
        long hole = Kernel.tryCall(Syscall.LSEEK, Scratch.ofThread(), file.number(), position, SEEK_HOLE, 0, 0);
        if (hole == -Errno.NO_SUCH_DEVICE_OR_DATA.number()) {
            return position;
        }
        return Kernel.checked(Syscall.LSEEK, hole);
    }

    @Override
    public void resize(Descriptor file, long size) {
        call(Syscall.FTRUNCATE, Scratch.ofThread(), file.number(), size, 0, 0, 0);
    }

    @Override
    public void startWriteBack(Descriptor file, long position, long length) {
        Kernel.tryCall(Syscall.SYNC_FILE_RANGE, Scratch.ofThread(), file.number(), position, length, START_WRITING, 0);
    }

    @Override
    public void syncFileSystem(Descriptor file) {
        call(Syscall.SYNCFS, Scratch.ofThread(), file.number(), 0, 0, 0, 0);
    }

    private static Descriptor open(Descriptor at, FileName name, int flags, int mode) {
        Scratch scratch = Scratch.ofThread();
        long address = scratch.name(name.raw());
        long file = call(Syscall.OPENAT, scratch, at.number(), address, flags | ALWAYS, mode, 0);
        return new Descriptor(file, (flags & OpenFlags.PATH_ONLY) != 0);
    }
}
