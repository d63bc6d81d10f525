package dev.granary.agent.application;

import dev.granary.agent.application.port.DesiredStates;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Ending;
import dev.granary.agent.domain.Journalled;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.Refusal;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** Writes work into the journal and into the queue; {@link RunWork} does it. */
public final class StartWork<C extends Command.Work, R extends Ending> {

    private final WorkLine<C, R> line;
    private final DesiredStates states;
    private final InstantSource clock;

    public StartWork(WorkLine<C, R> line, DesiredStates states, InstantSource clock) {
        this.line = line;
        this.states = states;
        this.clock = clock;
    }

    /**
     * Work that is in the journal is not done twice; when it has ended, its outcome is the answer once more.
     *
     * @return what can be said now; empty when the work waits or runs
     */
    public List<AgentEvent.Answer> start(C command) {
        Optional<Journalled<C, R>> known = line.journal().find(command.workId());
        if (known.isPresent()) {
            return again(known.get());
        }
        if (clock.instant().isAfter(command.deadline())) {
            return List.of(new AgentEvent.CommandExpired(command.commandId(), command.name(), command.deadline()));
        }
        if (states.location(command.locationId()).isEmpty()) {
            return List.of(rejected(command));
        }
        line.journal().create(command);
        line.queue().add(command.workId());
        return List.of();
    }

    private List<AgentEvent.Answer> again(Journalled<C, R> known) {
        if (known.outcome().isEmpty()) {
            line.queue().add(known.order().workId());
        }
        return line.answers(known);
    }

    private AgentEvent.Answer rejected(C command) {
        return new AgentEvent.CommandRejected(
                command.commandId(),
                command.name(),
                Refusal.of(
                        Reason.LOCATION_UNKNOWN,
                        "This cluster does not have the location " + command.locationId()
                                + ". Assign the cluster to it first."));
    }
}
