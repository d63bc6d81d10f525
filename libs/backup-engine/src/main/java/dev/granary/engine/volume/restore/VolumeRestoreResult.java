package dev.granary.engine.volume.restore;

import dev.granary.engine.volume.VolumeProblem;
import java.util.List;

/**
 * A restore that came to its end.
 *
 * @param entries that were restored, or were there already as the backup has them
 * @param kept that existed and stayed as they were
 * @param removed that the backup does not have
 * @param writtenBytes of files
 * @param matchedBytes of files that were there already
 * @param problemCount how many problems there were
 * @param problems the first of them
 */
public record VolumeRestoreResult(
        long entries,
        long kept,
        long removed,
        long writtenBytes,
        long matchedBytes,
        long problemCount,
        List<VolumeProblem> problems) {

    /** How many problems are here at most. */
    public static final int MAX_PROBLEMS = 1000;

    public VolumeRestoreResult {
        problems = List.copyOf(problems);
    }
}
