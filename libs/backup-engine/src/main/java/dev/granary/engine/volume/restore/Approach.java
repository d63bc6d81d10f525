package dev.granary.engine.volume.restore;

import dev.granary.engine.posix.FileStatus;
import dev.granary.engine.posix.FileType;
import java.util.Optional;

/** How an entry of the backup comes to its place in the target. */
sealed interface Approach {

    /** Nothing is there. */
    record Create() implements Approach {}

    /** Something of its kind is there, and becomes what the backup has. */
    record Match(FileStatus existing) implements Approach {}

    /** Something of another kind is there, no directory, and gives way. */
    record Overwrite() implements Approach {}

    /** A directory is there, and gives way with all that is in it. */
    record Clear() implements Approach {}

    /** What is there stays. */
    record Keep() implements Approach {}

    /** What is there stays, and neither the entry nor anything in it can be restored. */
    record Refuse(String why) implements Approach {}

    /**
     * Decides.
     *
     * @param existing what is in the place now
     * @param unfinished whether that is what an earlier try of this restore left
     */
    static Approach to(FileType wanted, Optional<FileStatus> existing, boolean unfinished, RestoreMode mode) {
        if (existing.isEmpty()) {
            return new Create();
        }
        FileStatus found = existing.get();
        if (found.type() == wanted && (unfinished || mode != RestoreMode.KEEP)) {
            return found.links() > 1 && !found.isDirectory() ? new Overwrite() : new Match(found);
        }
        if (mode == RestoreMode.KEEP) {
            boolean blocks = wanted == FileType.DIRECTORY && !found.isDirectory();
            return blocks ? new Refuse("something else is here, and is kept") : new Keep();
        }
        if (!found.isDirectory()) {
            return new Overwrite();
        }
        return mode == RestoreMode.MIRROR ? new Clear() : new Refuse("a directory is in the way");
    }
}
