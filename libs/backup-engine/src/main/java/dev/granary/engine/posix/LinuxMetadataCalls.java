package dev.granary.engine.posix;

import static dev.granary.engine.posix.Kernel.call;
import static dev.granary.engine.posix.Kernel.checked;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Metadata by the kernel's calls. A file that is open for its metadata only is named by its magic link below {@code /proc}
 * where a call takes no such descriptor; that link leads to the file itself, even when it is a symbolic link.
 */
final class LinuxMetadataCalls implements MetadataCalls {

    private static final byte[] ITSELF = {};
    private static final int TIMESPEC_BYTES = 16;
    private static final long OMIT = (1 << 30) - 2;

    @Override
    public FileStatus status(Descriptor file) {
        return Statx.ofFile(file);
    }

    @Override
    public void setOwner(Descriptor file, long uid, long gid) {
        Scratch scratch = Scratch.ofThread();
        long itself = scratch.name(ITSELF);
        call(Syscall.FCHOWNAT, scratch, file.number(), itself, uid, gid, Kernel.AT_EMPTY_PATH);
    }

    @Override
    public void setMode(Descriptor file, int mode) {
        Scratch scratch = Scratch.ofThread();
        if (file.isPathOnly()) {
            long path = scratch.name(file.magicLink());
            call(Syscall.FCHMODAT, scratch, Kernel.AT_WORKING_DIRECTORY, path, mode, 0, 0);
        } else {
            call(Syscall.FCHMOD, scratch, file.number(), mode, 0, 0, 0);
        }
    }

    @Override
    public void setModified(Descriptor file, UnixTime modified) {
        Scratch scratch = Scratch.ofThread();
        MemorySegment times = scratch.struct();
        times.set(ValueLayout.JAVA_LONG, 0, 0);
        times.set(ValueLayout.JAVA_LONG, Long.BYTES, OMIT);
        times.set(ValueLayout.JAVA_LONG, TIMESPEC_BYTES, modified.seconds());
        times.set(ValueLayout.JAVA_LONG, TIMESPEC_BYTES + Long.BYTES, modified.nanos());
        if (file.isPathOnly()) {
            long path = scratch.name(file.magicLink());
            call(Syscall.UTIMENSAT, scratch, Kernel.AT_WORKING_DIRECTORY, path, times.address(), 0, 0);
        } else {
            call(Syscall.UTIMENSAT, scratch, file.number(), 0, times.address(), 0, 0);
        }
    }

    @Override
    public List<AttributeName> attributes(Descriptor file) {
        Scratch scratch = Scratch.ofThread();
        MemorySegment block = scratch.block();
        Syscall listing = file.isPathOnly() ? Syscall.LISTXATTR : Syscall.FLISTXATTR;
        long subject = subject(file, scratch);
        long bytes = Kernel.tryCall(listing, scratch, subject, block.address(), block.byteSize(), 0, 0);
        if (bytes == -Errno.NOT_SUPPORTED.number()) {
            return List.of();
        }
        return bytes == 0 ? List.of() : names(block.asSlice(0, checked(listing, bytes)));
    }

    @Override
    public Optional<byte[]> attribute(Descriptor file, AttributeName name) {
        Scratch scratch = Scratch.ofThread();
        MemorySegment block = scratch.block();
        Syscall getting = file.isPathOnly() ? Syscall.GETXATTR : Syscall.FGETXATTR;
        long subject = subject(file, scratch);
        long attribute = scratch.otherName(name.raw());
        long bytes = Kernel.tryCall(getting, scratch, subject, attribute, block.address(), block.byteSize(), 0);
        if (bytes == -Errno.NO_ATTRIBUTE.number()) {
            return Optional.empty();
        }
        return Optional.of(block.asSlice(0, checked(getting, bytes)).toArray(ValueLayout.JAVA_BYTE));
    }

    @Override
    public void setAttribute(Descriptor file, AttributeName name, byte[] value) {
        Scratch scratch = Scratch.ofThread();
        MemorySegment block = scratch.block();
        if (value.length > block.byteSize()) {
            throw new PosixException("setxattr", Errno.RANGE);
        }
        MemorySegment.copy(value, 0, block, ValueLayout.JAVA_BYTE, 0, value.length);
        Syscall setting = file.isPathOnly() ? Syscall.SETXATTR : Syscall.FSETXATTR;
        long subject = subject(file, scratch);
        call(setting, scratch, subject, scratch.otherName(name.raw()), block.address(), value.length, 0);
    }

    @Override
    public void removeAttribute(Descriptor file, AttributeName name) {
        Scratch scratch = Scratch.ofThread();
        Syscall removing = file.isPathOnly() ? Syscall.REMOVEXATTR : Syscall.FREMOVEXATTR;
        long subject = subject(file, scratch);
        call(removing, scratch, subject, scratch.otherName(name.raw()), 0, 0, 0);
    }

    private static long subject(Descriptor file, Scratch scratch) {
        return file.isPathOnly() ? scratch.name(file.magicLink()) : file.number();
    }

    private static List<AttributeName> names(MemorySegment list) {
        List<AttributeName> names = new ArrayList<>();
        long start = 0;
        for (long i = 0; i < list.byteSize(); i++) {
            if (list.get(ValueLayout.JAVA_BYTE, i) == 0) {
                names.add(new AttributeName(list.asSlice(start, i - start).toArray(ValueLayout.JAVA_BYTE)));
                start = i + 1;
            }
        }
        return names;
    }
}
