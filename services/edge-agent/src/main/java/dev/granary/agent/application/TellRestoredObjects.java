package dev.granary.agent.application;

import dev.granary.agent.application.port.AgentEvents;
import dev.granary.agent.application.port.JournalUnavailableException;
import dev.granary.agent.application.port.RestoreResults;
import dev.granary.agent.application.port.RestoreResults.Part;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Journalled;
import java.util.UUID;

/**
 * Tells what became of each object of a restore, as its last attempt kept it. Whoever dies on the way tells it again, as the
 * same parts; whoever dies while they are forgotten has told them, and {@link SweepRestoreResults} takes what stays.
 */
public final class TellRestoredObjects implements ToldFirst {

    private final RestoreResults results;
    private final AgentEvents events;

    public TellRestoredObjects(RestoreResults results, AgentEvents events) {
        this.results = results;
        this.events = events;
    }

    @Override
    public void tell(Journalled<?, ?> entry) {
        if (entry.order() instanceof Command.StartRestore order) {
            results.forEach(order.restoreId(), part -> tell(order, part));
        }
    }

    private void tell(Command.StartRestore order, Part part) {
        events.report(new AgentEvent.RestoreObjectResults(
                order.commandId(), order.restoreId(), part.number(), part.last(), part.objects()));
    }

    @Override
    public void told(Journalled<?, ?> entry) {
        if (entry.order() instanceof Command.StartRestore order) {
            remove(order.restoreId());
        }
    }

    private void remove(UUID restoreId) {
        try {
            results.remove(restoreId);
        } catch (JournalUnavailableException e) {
            // they are told, and others wait to be told of; what is left goes when the agent starts the next time
            return;
        }
    }
}
