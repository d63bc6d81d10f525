package dev.granary.engine.posix;

import java.nio.file.Path;
import java.util.Optional;

/**
 * What is done with the entries of an open directory. No call follows a symbolic link, {@link #openRoot} excepted. Each
 * throws {@link PosixException} when the kernel refuses. Calls block; they are safe for use by several threads.
 */
public interface DirectoryCalls {

    /** The directory where a tree begins. The path is the operator's: links in it are followed. */
    Descriptor openRoot(Path path);

    /** The same directory once more, with a descriptor of its own. */
    Descriptor reopen(Descriptor directory);

    /** A directory in a directory. A symbolic link is refused with {@code NOT_A_DIRECTORY}. */
    Descriptor openDirectory(Descriptor at, FileName name);

    /** The directory that this one is in now, {@code ..}; whoever moved it decides which that is, so compare its identity. */
    Descriptor openParent(Descriptor directory);

    /**
     * All names in it but {@code .} and {@code ..}, unsorted, read once from the beginning.
     *
     * @param maxBytes most bytes of names; beyond that {@code TOO_LARGE} is thrown
     */
    NameList list(Descriptor directory, long maxBytes);

    FileStatus status(Descriptor at, FileName name);

    /** As {@link #status}, and empty when there is no such entry. */
    Optional<FileStatus> find(Descriptor at, FileName name);

    byte[] readSymbolicLink(Descriptor at, FileName name);

    /**
     * A new, empty directory.
     *
     * @param mode 01777 at most; the umask of the process is taken off
     */
    void makeDirectory(Descriptor at, FileName name, int mode);

    /**
     * A FIFO, a socket that nobody listens at, or a device, with mode 0600.
     *
     * @param device zeros for a FIFO and a socket
     */
    void makeNode(Descriptor at, FileName name, FileType type, DeviceNumber device);

    /**
     * A symbolic link to whatever the target is.
     *
     * @param target any bytes but NUL, 1 to 4,095
     */
    void makeSymbolicLink(Descriptor at, FileName name, byte[] target);

    /** A further name of a file; a symbolic link is linked itself. */
    void makeHardLink(Descriptor fromAt, FileName from, Descriptor at, FileName name);

    /** Within one directory, atomically; what had the new name is replaced. */
    void rename(Descriptor at, FileName from, FileName to);

    /** As {@link #rename}, and refused with {@code EXISTS} when the new name is taken. */
    void renameToFree(Descriptor at, FileName from, FileName to);

    /** Removes anything but a directory. */
    void removeFile(Descriptor at, FileName name);

    /** Removes an empty directory. */
    void removeDirectory(Descriptor at, FileName name);
}
