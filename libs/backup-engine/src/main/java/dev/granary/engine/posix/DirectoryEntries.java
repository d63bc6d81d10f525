package dev.granary.engine.posix;

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/** Takes the names out of the records of {@code getdents64}: inode 8, offset 8, length 2, type 1, name and NUL. */
final class DirectoryEntries {

    private static final int LENGTH = 16;
    private static final int NAME = 19;

    private final NameList names;
    private final byte[] name = new byte[256];

    DirectoryEntries(NameList names) {
        this.names = names;
    }

    void addAll(MemorySegment block, long bytes) {
        for (long record = 0; record < bytes; ) {
            add(block, record + NAME);
            record += block.get(ValueLayout.JAVA_SHORT, record + LENGTH) & 0xffff;
        }
    }

    private void add(MemorySegment block, long from) {
        int length = 0;
        for (byte b = block.get(ValueLayout.JAVA_BYTE, from); b != 0; ) {
            if (length == name.length) {
                throw new PosixException("getdents64", Errno.DAMAGED);
            }
            name[length++] = b;
            b = block.get(ValueLayout.JAVA_BYTE, from + length);
        }
        if (isSelfOrParent(length)) {
            return;
        }
        if (!FileName.isValid(name, 0, length)) {
            throw new PosixException("getdents64", Errno.DAMAGED);
        }
        names.add(name, 0, length);
    }

    private boolean isSelfOrParent(int length) {
        return name[0] == '.' && (length == 1 || (length == 2 && name[1] == '.'));
    }
}
