package dev.granary.engine.volume.tree;

import dev.granary.engine.posix.Descriptor;
import dev.granary.engine.posix.FileStatus;
import java.util.Optional;

/** A directory on the way from the root down to where somebody works. */
public interface DirectoryLevel {

    /** What the directory was when it was entered. */
    FileStatus identity();

    /** The directory while it is open. */
    Optional<Descriptor> descriptor();

    /** Others are deeper: it may be closed, and will be opened again before it is needed. */
    void suspend();

    /** It is needed again. False when it was closed meanwhile: then it is opened again, or lost. */
    default boolean reclaim() {
        return descriptor().isPresent();
    }

    /** It is open again. */
    void resume(Descriptor reopened);

    /** It cannot be found again. */
    void lose();

    /** The way leads up from here for good. */
    void leave();
}
