package dev.granary.engine.volume.restore;

import dev.granary.engine.posix.Descriptor;
import dev.granary.engine.posix.FileStatus;
import dev.granary.engine.volume.TreePath;
import dev.granary.engine.volume.tree.DirectoryLevel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A directory of the target while entries come into it. It stays open for those who still write files in it; when the way
 * has led up from it and the last of them is done, it is finished. Safe for several threads.
 */
final class TargetDirectory implements DirectoryLevel {

    /** What is done with a directory that nothing more comes into. */
    interface Finish {
        void finish(TreePath path, Descriptor directory);
    }

    private final FileStatus identity;
    private final boolean fresh;
    private final Surplus surplus;
    private final Finish finish;
    private @Nullable Descriptor descriptor;
    private @Nullable TreePath left;
    private int users;
    private boolean suspended;
    private boolean abandoned;

    /**
     * An open directory.
     *
     * @param fresh made by this restore, so nothing is in it that this restore did not put there
     * @param surplus what else is in it
     */
    TargetDirectory(FileStatus identity, Descriptor descriptor, boolean fresh, Surplus surplus, Finish finish) {
        this.identity = identity;
        this.descriptor = descriptor;
        this.fresh = fresh;
        this.surplus = surplus;
        this.finish = finish;
    }

    boolean isFresh() {
        return fresh;
    }

    Surplus surplus() {
        return surplus;
    }

    @Override
    public FileStatus identity() {
        return identity;
    }

    @Override
    public synchronized Optional<Descriptor> descriptor() {
        return Optional.ofNullable(descriptor);
    }

    /** The directory, held open until {@link #done} or {@link #abandon}. */
    synchronized Descriptor use() {
        if (descriptor == null) {
            throw new IllegalStateException("the directory is not open");
        }
        users++;
        return descriptor;
    }

    /** One of those who used it is done. */
    synchronized void done() {
        users--;
        closeIfUnused();
    }

    /** One of those who used it gives up, and so the restore does: the directory will not be finished. */
    synchronized void abandon() {
        abandoned = true;
        done();
    }

    @Override
    public synchronized void suspend() {
        suspended = true;
        closeIfUnused();
    }

    /** Whoever still writes in it has kept it open; from now on it stays open for the way as well. */
    @Override
    public synchronized boolean reclaim() {
        suspended = false;
        return descriptor != null;
    }

    @Override
    public synchronized void resume(Descriptor reopened) {
        suspended = false;
        descriptor = reopened;
    }

    @Override
    public void lose() {
        // whoever needs it finds it closed
    }

    /**
     * The way leads up from it, and by way of it: it is held open until {@link #leave}. The path is said now because that of
     * every directory on the way would be too much to keep.
     */
    synchronized void leaving(TreePath path) {
        left = path;
        users++;
    }

    @Override
    public synchronized void leave() {
        done();
    }

    private void closeIfUnused() {
        if (descriptor != null && users == 0 && (suspended || left != null)) {
            Descriptor closing = descriptor;
            descriptor = null;
            try (closing) {
                if (left != null && !abandoned) {
                    finish.finish(left, closing);
                }
            }
        }
    }
}
