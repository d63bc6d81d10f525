package dev.granary.engine.volume.tree;

import dev.granary.engine.posix.Descriptor;
import dev.granary.engine.posix.FileStatus;
import dev.granary.engine.posix.Posix;
import dev.granary.engine.posix.PosixException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The directories from the root to where somebody works. Only the deepest are held open; on the way back the others are
 * opened again from below, and are lost when what is found there is not what was left. Used by one thread.
 */
public final class DirectoryStack<L extends DirectoryLevel> implements AutoCloseable {

    private static final int MAX_OPEN = 64;

    private final Posix posix;
    private final List<L> levels = new ArrayList<>();

    public DirectoryStack(Posix posix) {
        this.posix = posix;
    }

    public boolean isEmpty() {
        return levels.isEmpty();
    }

    /** How many directories. */
    public int depth() {
        return levels.size();
    }

    public L top() {
        return levels.getLast();
    }

    public void push(L level) {
        levels.add(level);
        if (levels.size() > MAX_OPEN) {
            levels.get(levels.size() - 1 - MAX_OPEN).suspend();
        }
    }

    /** Leaves the deepest directory. False when the one above is lost. */
    public boolean pop() {
        L left = levels.removeLast();
        boolean found = levels.isEmpty() || top().reclaim() || reopen(left.descriptor());
        left.leave();
        return found;
    }

    private boolean reopen(Optional<Descriptor> below) {
        Optional<Descriptor> above = below.flatMap(child -> parentOf(child, top().identity()));
        above.ifPresentOrElse(top()::resume, top()::lose);
        return above.isPresent();
    }

    private Optional<Descriptor> parentOf(Descriptor directory, FileStatus expected) {
        try {
            Descriptor parent = posix.directories().openParent(directory);
            if (posix.metadata().status(parent).isSameFile(expected)) {
                return Optional.of(parent);
            }
            parent.close();
            return Optional.empty();
        } catch (PosixException e) {
            return Optional.empty();
        }
    }

    /** Gives up all directories without going back up. */
    @Override
    public void close() {
        levels.forEach(DirectoryLevel::suspend);
        levels.clear();
    }
}
