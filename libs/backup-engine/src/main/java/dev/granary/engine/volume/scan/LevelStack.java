package dev.granary.engine.volume.scan;

import dev.granary.engine.posix.Descriptor;
import dev.granary.engine.posix.FileStatus;
import dev.granary.engine.posix.NameList;
import dev.granary.engine.posix.Posix;
import dev.granary.engine.posix.PosixException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The directories from the root to where a scan is. Only the deepest are held open; on the way back the others are opened
 * again from below, and are left out when what is found there is not what was left.
 */
final class LevelStack implements AutoCloseable {

    private static final int MAX_OPEN = 64;

    private final Posix posix;
    private final List<Level> levels = new ArrayList<>();

    LevelStack(Posix posix) {
        this.posix = posix;
    }

    boolean isEmpty() {
        return levels.isEmpty();
    }

    Level top() {
        return levels.getLast();
    }

    void push(FileStatus identity, NameList names, OpenDirectory directory) {
        names.sort();
        levels.add(new Level(identity, names, directory));
        if (levels.size() > MAX_OPEN) {
            levels.get(levels.size() - 1 - MAX_OPEN).suspend();
        }
    }

    /** Leaves the deepest directory. False when the one above cannot be found again; it has no names then. */
    boolean pop() {
        Level left = levels.removeLast();
        try {
            if (levels.isEmpty() || top().directory().isPresent()) {
                return true;
            }
            Optional<OpenDirectory> above = left.directory().flatMap(this::parentOf);
            above.ifPresentOrElse(top()::resume, top()::forget);
            return above.isPresent();
        } finally {
            left.suspend();
        }
    }

    private Optional<OpenDirectory> parentOf(OpenDirectory directory) {
        try {
            Descriptor parent = posix.directories().openParent(directory.descriptor());
            if (posix.metadata().status(parent).isSameFile(top().identity())) {
                return Optional.of(new OpenDirectory(parent));
            }
            parent.close();
            return Optional.empty();
        } catch (PosixException e) {
            return Optional.empty();
        }
    }

    @Override
    public void close() {
        levels.forEach(Level::suspend);
        levels.clear();
    }
}
