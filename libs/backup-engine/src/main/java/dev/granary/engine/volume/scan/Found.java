package dev.granary.engine.volume.scan;

import dev.granary.engine.posix.Descriptor;
import dev.granary.engine.posix.FileName;
import dev.granary.engine.posix.FileStatus;
import dev.granary.engine.posix.FileType;
import dev.granary.engine.posix.Posix;
import dev.granary.engine.volume.TreePath;
import org.jspecify.annotations.Nullable;

/**
 * An entry that a scan found. It keeps its directory open until it is closed, so that it can be opened whatever happens to
 * the directories above; whoever takes it from the scan closes it, on any thread.
 */
public final class Found implements ScanItem, AutoCloseable {

    private final TreePath path;
    private final FileStatus status;
    private final OpenDirectory directory;
    private final @Nullable FileName name;
    private boolean closed;

    /**
     * An entry.
     *
     * @param directory the one that it is in, or itself when there is no name; one user of it is this
     */
    Found(TreePath path, FileStatus status, OpenDirectory directory, @Nullable FileName name) {
        this.path = path;
        this.status = status;
        this.directory = directory;
        this.name = name;
    }

    public TreePath path() {
        return path;
    }

    /** As it was when the scan came by. */
    public FileStatus status() {
        return status;
    }

    public boolean isFile() {
        return status.type() == FileType.FILE;
    }

    /** Opens a regular file for reading; the caller closes it. What is opened may be something else by now. */
    public Descriptor openFile(Posix posix) {
        return posix.files().open(directory.descriptor(), nameOf());
    }

    /** Where a symbolic link points. */
    public byte[] readLink(Posix posix) {
        return posix.directories().readSymbolicLink(directory.descriptor(), nameOf());
    }

    /** Hands a descriptor that is good for metadata to the reader, and closes it if it was opened for that. */
    public <T> T readMetadata(Posix posix, MetadataReader<T> reader) {
        if (name == null) {
            return reader.read(directory.descriptor());
        }
        try (Descriptor node = posix.files().openNode(directory.descriptor(), name)) {
            return reader.read(node);
        }
    }

    /** Uses an open descriptor. */
    public interface MetadataReader<T> {
        T read(Descriptor descriptor);
    }

    private FileName nameOf() {
        if (name == null) {
            throw new IllegalStateException("a directory that is open has no name here");
        }
        return name;
    }

    /** May be closed twice, by the same thread. */
    @Override
    public void close() {
        if (!closed) {
            closed = true;
            directory.leave();
        }
    }
}
