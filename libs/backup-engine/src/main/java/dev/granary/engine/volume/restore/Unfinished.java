package dev.granary.engine.volume.restore;

import dev.granary.engine.posix.FileName;
import dev.granary.engine.posix.FileStatus;
import dev.granary.engine.posix.FileType;

/** How files and directories look until they are finished. */
final class Unfinished {

    static final int FILE_MODE = 01600;
    static final int DIRECTORY_MODE = 01700;

    /** What a new file system has of its own. */
    static final FileName LOST_AND_FOUND = FileName.of("lost+found");

    private Unfinished() {}

    static boolean is(FileStatus status) {
        return status.mode() == (status.type() == FileType.DIRECTORY ? DIRECTORY_MODE : FILE_MODE);
    }
}
