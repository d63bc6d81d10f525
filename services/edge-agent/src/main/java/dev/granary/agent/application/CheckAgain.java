package dev.granary.agent.application;

import dev.granary.agent.application.port.AgentEvents;
import dev.granary.agent.application.port.DesiredStates;
import dev.granary.agent.application.port.KeyFiles;
import dev.granary.agent.domain.LastCheck;
import dev.granary.agent.domain.Location;
import dev.granary.agent.domain.LocationCheck;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.Refusal;
import java.util.Optional;
import java.util.UUID;

/**
 * Checks a location again whose last check failed for want of keys, once they are there or lack something else. So a
 * connection becomes valid by itself when a tenant adds the Secret, and says so when there is a mistake in it. The answer goes
 * to the command that asked for that check.
 */
public final class CheckAgain {

    private final DesiredStates states;
    private final KeyFiles keys;
    private final KeptChecks checks;
    private final AgentEvents events;

    public CheckAgain(DesiredStates states, KeyFiles keys, KeptChecks checks, AgentEvents events) {
        this.states = states;
        this.keys = keys;
        this.checks = checks;
        this.events = events;
    }

    /** Looks once. What was found and could not be told is told the next time, as the same event. */
    public void look() {
        states.locations().stream().filter(Location::encrypted).forEach(this::look);
    }

    private void look(Location location) {
        checks.last(location, last -> last.reported() && isOutdated(location, last.result()))
                .filter(last -> !last.reported())
                .ifPresent(last -> tell(location.id(), last));
    }

    /** It failed for want of keys, and they are there now or something else is wrong with them. */
    private boolean isOutdated(Location location, LocationCheck result) {
        return result instanceof LocationCheck.Failed(var _, Refusal before)
                && before.reason().equals(Reason.LOCATION_KEYS_UNAVAILABLE.code())
                && !KeyRefusals.forWriting(location, keys.of(location.id())).equals(Optional.of(before));
    }

    private void tell(UUID locationId, LastCheck last) {
        events.report(ValidateLocation.answer(last.commandId(), locationId, last.result()));
        states.checkReported(locationId, last.commandId());
    }
}
