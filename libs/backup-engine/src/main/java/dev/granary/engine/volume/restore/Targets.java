package dev.granary.engine.volume.restore;

import dev.granary.engine.posix.Descriptor;
import dev.granary.engine.posix.FileName;
import dev.granary.engine.posix.FileStatus;
import dev.granary.engine.posix.NameList;
import dev.granary.engine.posix.PosixException;
import dev.granary.engine.volume.Attributes;
import dev.granary.engine.volume.ExtendedAttribute;
import dev.granary.engine.volume.TreePath;
import dev.granary.engine.volume.VolumeEntry;
import dev.granary.engine.volume.VolumeProblem.Reason;
import dev.granary.engine.volume.tree.DirectoryStack;
import java.util.List;

/** The directories of the target from its root to where the restore is. Used by one thread. */
final class Targets implements AutoCloseable {

    private static final long MAX_NAME_BYTES = 128 << 20;

    private final RestoreTools tools;
    private final RestoreMode mode;
    private final DirectoryStack<TargetDirectory> stack;
    private TreePath at = TreePath.ROOT;

    Targets(RestoreTools tools, RestoreMode mode) {
        this.tools = tools;
        this.mode = mode;
        this.stack = new DirectoryStack<>(tools.posix());
    }

    /** The directory that entries go into now. */
    TargetDirectory top() {
        return stack.top();
    }

    /** Goes up to a directory. False when somebody moved it away meanwhile. */
    boolean upTo(TreePath directory) {
        while (!at.equals(directory)) {
            leave();
        }
        return top().descriptor().isPresent();
    }

    /**
     * Goes down into a directory that is open.
     *
     * @param fresh made a moment ago
     * @param own whether it gets the metadata of the backup in the end
     */
    void enter(VolumeEntry.Item item, Descriptor directory, boolean fresh, boolean own) {
        FileStatus status = tools.posix().metadata().status(directory);
        at = item.path();
        Surplus surplus = fresh || mode != RestoreMode.MIRROR ? Surplus.none() : surplusOf(directory);
        stack.push(new TargetDirectory(
                status, directory, fresh, surplus, finish(item.attributes(), item.extended(), own)));
    }

    /** Goes up and out of the root. */
    void end() {
        while (!stack.isEmpty()) {
            leave();
        }
    }

    private TargetDirectory.Finish finish(Attributes attributes, List<ExtendedAttribute> extended, boolean own) {
        return (path, directory) -> {
            if (own) {
                tools.metadata().write(path, directory, attributes, extended);
                tools.report().restored();
            }
        };
    }

    private void leave() {
        if (top().descriptor().isPresent()) {
            top().surplus().expectNoMore();
        }
        top().leaving(at);
        at = at.isRoot() ? at : at.parent();
        if (!stack.pop()) {
            tools.report().problem(at, Reason.NotRestored, "the directory was moved away");
        }
    }

    private Surplus surplusOf(Descriptor directory) {
        NameList names = tools.posix().directories().list(directory, MAX_NAME_BYTES);
        names.sort();
        return new Surplus(names, name -> remove(directory, name));
    }

    private void remove(Descriptor directory, FileName name) {
        if (at.isRoot() && name.equals(Unfinished.LOST_AND_FOUND)) {
            return;
        }
        try {
            new TreeRemover(tools.posix()).remove(directory, name);
            tools.report().removed();
        } catch (PosixException e) {
            tools.report().refused(at, Reason.NotRestored, "surplus " + name, e);
        }
    }

    @Override
    public void close() {
        stack.close();
    }
}
