package dev.granary.engine.volume.scan;

import dev.granary.engine.posix.FileName;
import dev.granary.engine.posix.FileStatus;
import dev.granary.engine.posix.NameList;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A directory on the way from the root to where the scan is. */
final class Level {

    private final FileStatus identity;
    private final NameList names;
    private @Nullable OpenDirectory directory;
    private int next;

    Level(FileStatus identity, NameList names, OpenDirectory directory) {
        this.identity = identity;
        this.names = names;
        this.directory = directory;
    }

    FileStatus identity() {
        return identity;
    }

    /** The directory while it is open. */
    Optional<OpenDirectory> directory() {
        return Optional.ofNullable(directory);
    }

    /** Closes the directory as far as the scan needs it; the place in its names stays. */
    void suspend() {
        if (directory != null) {
            directory.leave();
            directory = null;
        }
    }

    void resume(OpenDirectory reopened) {
        directory = reopened;
    }

    /** Gives up the names that are left. */
    void forget() {
        next = names.size();
    }

    /** The next name, each once: a directory that changes while it is listed may list one twice. */
    Optional<FileName> next() {
        if (next == names.size()) {
            return Optional.empty();
        }
        FileName name = names.get(next++);
        while (next < names.size() && names.get(next).equals(name)) {
            next++;
        }
        return Optional.of(name);
    }
}
