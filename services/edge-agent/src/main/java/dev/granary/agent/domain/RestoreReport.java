package dev.granary.agent.domain;

import dev.granary.agent.domain.restore.Outcome;
import java.util.List;
import java.util.Map;

/**
 * What became of the objects of a restore, or would become of them.
 *
 * @param counts how many ended how
 * @param problems the first of those with something to explain, what is missing before what is not
 */
public record RestoreReport(Map<Outcome, Long> counts, List<RestoredObject> problems) {

    public static final RestoreReport NOTHING = new RestoreReport(Map.of(), List.of());

    public RestoreReport {
        counts = Map.copyOf(counts);
        problems = List.copyOf(problems);
    }

    public long count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }

    /** The cluster has everything that was asked for, with its data. */
    public boolean isComplete() {
        return counts.keySet().stream().noneMatch(Outcome::isMissing)
                && problems.stream().noneMatch(RestoredObject::isMissing);
    }
}
