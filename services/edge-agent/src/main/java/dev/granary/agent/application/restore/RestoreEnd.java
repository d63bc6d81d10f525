package dev.granary.agent.application.restore;

import dev.granary.agent.domain.restore.Outcome;
import java.util.Map;

/**
 * How a restore ended. Each object had exactly one result; those that a cancelled restore did not come to had none.
 *
 * @param counts how many objects ended how
 */
public record RestoreEnd(boolean cancelled, Map<Outcome, Long> counts) {

    public RestoreEnd {
        counts = Map.copyOf(counts);
    }

    public long count(Outcome outcome) {
        return counts.getOrDefault(outcome, 0L);
    }
}
