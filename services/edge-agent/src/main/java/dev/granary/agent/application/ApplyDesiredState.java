package dev.granary.agent.application;

import dev.granary.agent.application.port.DesiredStates;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Location;
import java.time.InstantSource;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Makes the stored locations those of the command, and remembers its generation. */
public final class ApplyDesiredState {

    private final DesiredStates states;
    private final InstantSource clock;

    public ApplyDesiredState(DesiredStates states, InstantSource clock) {
        this.states = states;
        this.clock = clock;
    }

    /** An older generation changes nothing and is answered with the one that is stored. */
    public AgentEvent.Answer apply(Command.ApplyDesiredState command) {
        long observed = states.observedGeneration();
        if (command.generation() < observed) {
            return new AgentEvent.DesiredStateSucceeded(command.commandId(), observed);
        }
        boolean late = clock.instant().isAfter(command.deadline());
        if (late && command.generation() > observed) {
            return new AgentEvent.CommandExpired(command.commandId(), command.name(), command.deadline());
        }
        store(command);
        return new AgentEvent.DesiredStateSucceeded(command.commandId(), command.generation());
    }

    /** The generation comes last: whoever dies before is given the same command again. */
    private void store(Command.ApplyDesiredState command) {
        var wanted = command.locations().stream().map(Location::id).collect(Collectors.toSet());
        command.locations().forEach(location -> states.store(location, command.generation()));
        removeAllBut(wanted);
        states.observe(command.generation());
    }

    private void removeAllBut(Set<UUID> wanted) {
        states.locations().stream()
                .map(Location::id)
                .filter(id -> !wanted.contains(id))
                .forEach(states::remove);
    }
}
