package dev.granary.agent.application;

import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Ending;
import dev.granary.agent.domain.Journalled;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Makes work stop that waits or runs: first in the journal, so that the next process stops it too. */
public final class CancelWork<C extends Command.Work, R extends Ending> {

    private final WorkLine<C, R> line;
    private final InstantSource clock;

    public CancelWork(WorkLine<C, R> line, InstantSource clock) {
        this.line = line;
        this.clock = clock;
    }

    /**
     * A command that came before is answered as then.
     *
     * @return what can be said now; empty while the work has not stopped yet
     */
    public List<AgentEvent.Answer> cancel(Command.Cancel command) {
        UUID workId = command.workId();
        Optional<Journalled<C, R>> known = line.journal().find(workId);
        boolean isNew =
                known.isEmpty() || !command.commandId().equals(known.get().cancelledBy());
        if (isNew && clock.instant().isAfter(command.deadline())) {
            return List.of(new AgentEvent.CommandExpired(command.commandId(), command.name(), command.deadline()));
        }
        return line.journal()
                .cancel(workId, command.commandId())
                .map(entry -> cancelled(entry, command))
                .orElseGet(() -> List.of(
                        line.cancelRejected(command.commandId(), "This cluster does not know " + workId + ".")));
    }

    private List<AgentEvent.Answer> cancelled(Journalled<C, R> entry, Command.Cancel command) {
        if (!command.commandId().equals(entry.cancelledBy())) {
            String why = entry.outcome().isPresent() ? "It has ended." : "It is being cancelled already.";
            return List.of(line.cancelRejected(command.commandId(), why));
        }
        if (entry.outcome().isEmpty()) {
            line.cancellations().request(command.workId(), command.commandId());
            line.queue().add(command.workId());
        }
        return line.answers(entry);
    }
}
