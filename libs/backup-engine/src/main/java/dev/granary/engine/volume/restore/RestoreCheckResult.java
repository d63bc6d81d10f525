package dev.granary.engine.volume.restore;

import dev.granary.engine.volume.VolumeProblem;
import java.util.List;

/**
 * What a comparison of a tree with its backup has found.
 *
 * @param entries that were compared
 * @param problemCount how many of them differ
 * @param problems the first of them
 */
public record RestoreCheckResult(long entries, long problemCount, List<VolumeProblem> problems) {

    public RestoreCheckResult {
        problems = List.copyOf(problems);
    }
}
