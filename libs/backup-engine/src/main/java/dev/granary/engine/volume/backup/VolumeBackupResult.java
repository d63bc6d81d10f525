package dev.granary.engine.volume.backup;

import dev.granary.engine.volume.VolumeProblem;
import java.util.List;

/**
 * A backup of a volume.
 *
 * @param incremental whether there was a backup to go by that could be read
 * @param entries in the index
 * @param files regular files among them, further names not counted
 * @param bytes sizes of the files
 * @param filesRead files that were opened and read
 * @param readBytes read from the volume
 * @param storedBytes of the packs that it added to the store
 * @param contentBytes of the index before compression
 * @param problemCount how many problems the index names
 * @param problems the first of them
 * @param packs every pack that the index refers to
 */
public record VolumeBackupResult(
        boolean incremental,
        long entries,
        long files,
        long bytes,
        long filesRead,
        long readBytes,
        long storedBytes,
        long contentBytes,
        long problemCount,
        List<VolumeProblem> problems,
        UsedPacks packs) {

    /** How many problems are here at most. */
    public static final int MAX_PROBLEMS = 1000;

    public VolumeBackupResult {
        problems = List.copyOf(problems);
    }
}
