package dev.granary.engine.posix;

/**
 * Opening files, and their bytes. No call follows a symbolic link. Each throws {@link PosixException} when the kernel
 * refuses. Calls block; they are safe for use by several threads.
 */
public interface FileCalls {

    /** For reading. Never waits, whatever stands there; a symbolic link is refused. */
    Descriptor open(Descriptor at, FileName name);

    /** For reading and writing of what is there. */
    Descriptor openForWriting(Descriptor at, FileName name);

    /**
     * A new file for reading and writing; refused with {@code EXISTS} when the name is taken.
     *
     * @param mode 01777 at most; the umask of the process is taken off
     */
    Descriptor create(Descriptor at, FileName name, int mode);

    /** For metadata only, of whatever stands there: a node, a symbolic link itself. Opens no device. */
    Descriptor openNode(Descriptor at, FileName name);

    /** Reads at a position; fewer bytes than asked for only at the end of the file, 0 behind it. */
    int read(Descriptor file, long position, byte[] buffer, int offset, int length);

    /** Writes all bytes at a position. */
    void write(Descriptor file, long position, byte[] buffer, int offset, int length);

    /** Where the next byte is that is not in a hole, at or behind a position; -1 when only a hole or nothing follows. */
    long nextData(Descriptor file, long position);

    /** Where the next hole begins, at or behind a position; the end of the file counts as one, and so does all behind it. */
    long nextHole(Descriptor file, long position);

    /** Cuts off what is longer, or adds a hole at the end. */
    void resize(Descriptor file, long size);

    /** Asks the kernel to begin to write those bytes to the disk, so that a sync has less left to wait for; a hint. */
    void startWriteBack(Descriptor file, long position, long length);

    /** Everything that was written to the file system of this file is on its disk when this returns. */
    void syncFileSystem(Descriptor file);
}
