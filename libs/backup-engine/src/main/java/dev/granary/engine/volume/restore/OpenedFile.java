package dev.granary.engine.volume.restore;

import dev.granary.engine.posix.Descriptor;
import dev.granary.engine.posix.FileName;

/**
 * A regular file of the target that is being restored.
 *
 * @param under the name that it has until it is whole
 * @param state what is in it
 */
record OpenedFile(Descriptor file, FileName under, State state) {

    /** What is in a file. */
    enum State {
        /** Nothing. */
        EMPTY,
        /** What an earlier try has written; any of it may be missing. */
        PARTIAL,
        /** What the backup has. */
        SAME
    }
}
