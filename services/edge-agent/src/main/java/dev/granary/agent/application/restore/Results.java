package dev.granary.agent.application.restore;

import dev.granary.agent.domain.restore.ObjectResult;
import dev.granary.agent.domain.restore.Outcome;
import dev.granary.agent.domain.volume.VolumesProgress;
import java.util.EnumMap;
import java.util.Map;

/** Hands over results one after another, from however many threads, and counts them. */
final class Results {

    private final RestoreWatch watch;
    private final Map<Outcome, Long> counts = new EnumMap<>(Outcome.class);

    Results(RestoreWatch watch) {
        this.watch = watch;
    }

    synchronized void add(ObjectResult result) {
        counts.merge(result.outcome(), 1L, Long::sum);
        watch.result(result);
    }

    synchronized void volumes(VolumesProgress progress) {
        watch.volumes(progress);
    }

    synchronized Map<Outcome, Long> counts() {
        return Map.copyOf(counts);
    }
}
