package dev.granary.agent.application;

import dev.granary.agent.application.port.AgentEvents;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Ending;
import dev.granary.agent.domain.Journalled;
import java.util.List;

/**
 * Tells the control plane how work ended, until it has heard it. The journal remembers what was told; whoever dies
 * between telling and noting tells it again, as the same event.
 */
public final class ReportOutcomes {

    private final List<WorkLine<?, ?>> lines;
    private final List<ToldFirst> first;
    private final AgentEvents events;

    public ReportOutcomes(List<WorkLine<?, ?>> lines, List<ToldFirst> first, AgentEvents events) {
        this.lines = List.copyOf(lines);
        this.first = List.copyOf(first);
        this.events = events;
    }

    /** Reports every outcome that was not reported, oldest first; the first failure ends it. */
    public void report() {
        lines.forEach(this::report);
    }

    private <C extends Command.Work, R extends Ending> void report(WorkLine<C, R> line) {
        for (Journalled<C, R> entry : line.journal().all()) {
            if (entry.outcome().isPresent() && !entry.reported()) {
                first.forEach(it -> it.tell(entry));
                line.answers(entry).forEach(events::report);
                line.journal().reported(entry.order().workId());
                first.forEach(it -> it.told(entry));
            }
        }
    }
}
