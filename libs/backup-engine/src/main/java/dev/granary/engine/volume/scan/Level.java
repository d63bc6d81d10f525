package dev.granary.engine.volume.scan;

import dev.granary.engine.posix.Descriptor;
import dev.granary.engine.posix.FileName;
import dev.granary.engine.posix.FileStatus;
import dev.granary.engine.posix.NameList;
import dev.granary.engine.volume.tree.DirectoryLevel;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A directory on the way from the root to where the scan is. */
final class Level implements DirectoryLevel {

    private final FileStatus identity;
    private final NameList names;
    private @Nullable OpenDirectory directory;
    private int next;

    Level(FileStatus identity, NameList names, OpenDirectory directory) {
        this.identity = identity;
        this.names = names;
        this.directory = directory;
    }

    @Override
    public FileStatus identity() {
        return identity;
    }

    @Override
    public Optional<Descriptor> descriptor() {
        return Optional.ofNullable(directory).map(OpenDirectory::descriptor);
    }

    /** The directory, which is open while its names are read. */
    OpenDirectory directory() {
        if (directory == null) {
            throw new IllegalStateException("suspended");
        }
        return directory;
    }

    /** Closes the directory as far as the scan needs it; the place in its names stays. */
    @Override
    public void suspend() {
        if (directory != null) {
            directory.leave();
            directory = null;
        }
    }

    @Override
    public void resume(Descriptor reopened) {
        directory = new OpenDirectory(reopened);
    }

    @Override
    public void leave() {
        suspend();
    }

    /** Gives up the names that are left. */
    @Override
    public void lose() {
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
