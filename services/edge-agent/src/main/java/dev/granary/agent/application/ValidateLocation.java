package dev.granary.agent.application;

import dev.granary.agent.application.port.DesiredStates;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Immutability;
import dev.granary.agent.domain.LastCheck;
import dev.granary.agent.domain.LocationCheck;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.Refusal;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;

/** Answers whether this cluster can use a location. */
public final class ValidateLocation {

    private final DesiredStates states;
    private final KeptChecks checks;
    private final InstantSource clock;

    public ValidateLocation(DesiredStates states, KeptChecks checks, InstantSource clock) {
        this.states = states;
        this.checks = checks;
        this.clock = clock;
    }

    /** A command that was carried out before gets the answer of then. */
    public AgentEvent.Answer validate(Command.ValidateLocation command) {
        Optional<LocationCheck> known = states.lastCheck(command.locationId())
                .filter(last -> last.commandId().equals(command.commandId()))
                .map(LastCheck::result);
        if (known.isPresent()) {
            return answer(command, known.get());
        }
        if (clock.instant().isAfter(command.deadline())) {
            return new AgentEvent.CommandExpired(command.commandId(), command.name(), command.deadline());
        }
        return states.location(command.locationId())
                .map(location -> answer(command, checks.check(location, command.commandId())))
                .orElseGet(() -> rejected(command));
    }

    /** Notes that the answer has arrived. */
    public void reported(Command.ValidateLocation command) {
        states.checkReported(command.locationId(), command.commandId());
    }

    private static AgentEvent.Answer answer(Command.ValidateLocation command, LocationCheck result) {
        return answer(command.commandId(), command.locationId(), result);
    }

    static AgentEvent.Answer answer(UUID commandId, UUID locationId, LocationCheck result) {
        return switch (result) {
            case LocationCheck.Passed(Immutability immutability) ->
                new AgentEvent.LocationValidationSucceeded(commandId, locationId, immutability);
            case LocationCheck.Failed failed -> new AgentEvent.LocationValidationFailed(commandId, locationId, failed);
        };
    }

    private static AgentEvent.Answer rejected(Command.ValidateLocation command) {
        return new AgentEvent.CommandRejected(
                command.commandId(),
                command.name(),
                Refusal.of(
                        Reason.LOCATION_UNKNOWN,
                        "This cluster does not have the location " + command.locationId()
                                + ". Assign the cluster to it first."));
    }
}
