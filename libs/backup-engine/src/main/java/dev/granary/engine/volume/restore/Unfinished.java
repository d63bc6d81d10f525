package dev.granary.engine.volume.restore;

import dev.granary.engine.posix.Descriptor;
import dev.granary.engine.posix.FileName;
import dev.granary.engine.posix.FileStatus;
import dev.granary.engine.posix.FileType;
import dev.granary.engine.posix.NameList;
import dev.granary.engine.posix.Posix;

/** How files and directories look until they are finished. */
final class Unfinished {

    static final int FILE_MODE = 01600;
    static final int DIRECTORY_MODE = 01700;

    /** What a new file system has of its own. */
    static final FileName LOST_AND_FOUND = FileName.of("lost+found");

    private static final long MAX_NAME_BYTES = 128 << 20;

    private Unfinished() {}

    static boolean is(FileStatus status) {
        return status.mode() == (status.type() == FileType.DIRECTORY ? DIRECTORY_MODE : FILE_MODE);
    }

    /**
     * Marks an empty directory; one that is marked already is taken as it is.
     *
     * @throws RestoreRefused something is in it that no restore has begun
     */
    static void claim(Posix posix, Descriptor directory) {
        if (is(posix.metadata().status(directory))) {
            return;
        }
        NameList names = posix.directories().list(directory, MAX_NAME_BYTES);
        for (int i = 0; i < names.size(); i++) {
            if (!names.get(i).equals(LOST_AND_FOUND)) {
                throw new RestoreRefused("the target is not empty");
            }
        }
        posix.metadata().setMode(directory, DIRECTORY_MODE);
    }
}
