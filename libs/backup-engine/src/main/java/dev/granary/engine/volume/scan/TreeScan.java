package dev.granary.engine.volume.scan;

import dev.granary.engine.posix.Descriptor;
import dev.granary.engine.posix.FileName;
import dev.granary.engine.posix.FileStatus;
import dev.granary.engine.posix.NameList;
import dev.granary.engine.posix.Posix;
import dev.granary.engine.posix.PosixException;
import dev.granary.engine.volume.TreePath;
import dev.granary.engine.volume.VolumeProblem;
import dev.granary.engine.volume.VolumeProblem.Reason;
import dev.granary.engine.volume.tree.DirectoryStack;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/**
 * Walks a tree in its order, one entry at a time. It follows no symbolic link and enters no other mounted file system.
 * What goes away between two looks was never there; what cannot be seen is an item of its own. Memory: the names of the
 * directories on the way down. Open directories: a bounded number however deep the tree is. Used by one thread.
 */
public final class TreeScan implements AutoCloseable {

    /** Of one directory: names of a million entries and more; beyond that it is named as unreadable. */
    private static final long MAX_NAME_BYTES = 128 << 20;

    private final Posix posix;
    private final DirectoryStack<Level> levels;
    private final Deque<ScanItem> ready = new ArrayDeque<>();
    private TreePath path = TreePath.ROOT;

    private TreeScan(Posix posix) {
        this.posix = posix;
        this.levels = new DirectoryStack<>(posix);
    }

    /**
     * Starts at a directory, which is the first item.
     *
     * @throws PosixException it cannot be opened or listed
     */
    public static TreeScan of(Posix posix, Path root) {
        TreeScan scan = new TreeScan(posix);
        OpenDirectory directory = new OpenDirectory(posix.directories().openRoot(root));
        scan.enter(TreePath.ROOT, directory);
        return scan;
    }

    /** The next item; empty at the end. */
    public Optional<ScanItem> next() {
        while (ready.isEmpty() && !levels.isEmpty()) {
            Optional<FileName> name = levels.top().next();
            if (name.isPresent()) {
                visit(name.get());
            } else {
                leave();
            }
        }
        return Optional.ofNullable(ready.poll());
    }

    private void visit(FileName name) {
        OpenDirectory directory = levels.top().directory();
        if (!path.hasRoomFor(name)) {
            miss(path, Reason.PathTooLong, "an entry of this directory");
            return;
        }
        TreePath child = path.child(name);
        try {
            var status = posix.directories().find(directory.descriptor(), name);
            if (status.isPresent()) {
                add(child, name, directory, status.get());
            }
        } catch (PosixException e) {
            miss(child, Reason.FileUnreadable, e.refusal());
        }
    }

    private void add(TreePath child, FileName name, OpenDirectory directory, FileStatus status) {
        if (status.isDirectory() && !status.isMountRoot()) {
            descend(child, name, directory, status);
            return;
        }
        if (status.isDirectory() || !status.isMountRoot()) {
            ready.add(new Found(child, status, directory.use(), name));
        }
        if (status.isMountRoot()) {
            miss(child, Reason.MountPoint, "another file system is mounted here");
        }
    }

    private void descend(TreePath child, FileName name, OpenDirectory directory, FileStatus status) {
        OpenDirectory opened;
        try {
            opened = new OpenDirectory(posix.directories().openDirectory(directory.descriptor(), name));
        } catch (PosixException e) {
            ready.add(new Found(child, status, directory.use(), name));
            miss(child, Reason.DirectoryUnreadable, e.refusal());
            return;
        }
        enter(child, opened);
    }

    private void enter(TreePath entered, OpenDirectory directory) {
        Descriptor descriptor = directory.descriptor();
        FileStatus status = posix.metadata().status(descriptor);
        ready.add(new Found(entered, status, directory.use(), null));
        try {
            NameList names = posix.directories().list(descriptor, MAX_NAME_BYTES);
            names.sort();
            levels.push(new Level(status, names, directory));
            path = entered;
        } catch (PosixException e) {
            directory.leave();
            miss(entered, Reason.DirectoryUnreadable, e.refusal());
        }
    }

    private void leave() {
        boolean found = levels.pop();
        path = path.isRoot() ? path : path.parent();
        if (!found) {
            miss(path, Reason.DirectoryUnreadable, "it was moved while it was read");
        }
    }

    private void miss(TreePath where, Reason reason, String message) {
        ready.add(new ScanItem.Missed(new VolumeProblem(where, reason, message)));
    }

    /** Also gives up what was found and not taken. */
    @Override
    public void close() {
        levels.close();
        for (ScanItem item : ready) {
            if (item instanceof Found found) {
                found.close();
            }
        }
        ready.clear();
    }
}
