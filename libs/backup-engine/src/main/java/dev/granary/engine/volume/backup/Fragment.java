package dev.granary.engine.volume.backup;

import dev.granary.engine.pack.ChunkId;
import dev.granary.engine.posix.FileStatus;
import dev.granary.engine.volume.ReadState;
import dev.granary.engine.volume.VolumeProblem;

/** What a reader says of a file, in order: a begin, its parts, an end; and from the begin on once more if it has to read again. */
sealed interface Fragment {

    /** The file is open. Forget what was said of it before. */
    record Begin(FileStatus status, Extended extended) implements Fragment {}

    /** The next bytes are those of the batch from the offset on. */
    record Chunk(ChunkId id, int offset, int length) implements Fragment {}

    record Hole(long bytes) implements Fragment {}

    /** All of the file was said, as far as that is possible. */
    record Whole(ReadState state) implements Fragment {}

    /** There is no file to be had. */
    record Lost(VolumeProblem.Reason reason, String message) implements Fragment {}
}
