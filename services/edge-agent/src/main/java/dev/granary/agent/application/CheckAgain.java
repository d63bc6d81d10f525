package dev.granary.agent.application;

import dev.granary.agent.application.port.AgentEvents;
import dev.granary.agent.application.port.DesiredStates;
import dev.granary.agent.application.port.FoundKeys;
import dev.granary.agent.application.port.KeyFiles;
import dev.granary.agent.domain.LastCheck;
import dev.granary.agent.domain.Location;
import dev.granary.agent.domain.LocationCheck;
import dev.granary.agent.domain.Reason;
import java.time.InstantSource;
import java.util.UUID;

/**
 * Checks a location again whose last check failed for want of keys, once they are there. So a connection becomes valid by
 * itself when a tenant adds the Secret. The answer goes to the command that asked for that check.
 */
public final class CheckAgain {

    private final DesiredStates states;
    private final KeyFiles keys;
    private final CheckLocation check;
    private final AgentEvents events;
    private final InstantSource clock;

    public CheckAgain(
            DesiredStates states, KeyFiles keys, CheckLocation check, AgentEvents events, InstantSource clock) {
        this.states = states;
        this.keys = keys;
        this.check = check;
        this.events = events;
        this.clock = clock;
    }

    /** Looks once. What was found and could not be told is told the next time, as the same event. */
    public void look() {
        states.locations().stream().filter(Location::encrypted).forEach(this::look);
    }

    private void look(Location location) {
        states.lastCheck(location.id())
                .map(last -> wantsKeys(last) && hasKeys(location.id()) ? again(location, last.commandId()) : last)
                .filter(last -> !last.reported())
                .ifPresent(last -> tell(location.id(), last));
    }

    private static boolean wantsKeys(LastCheck last) {
        return last.result() instanceof LocationCheck.Failed failed
                && failed.refusal().reason().equals(Reason.LOCATION_KEYS_UNAVAILABLE.code());
    }

    private boolean hasKeys(UUID locationId) {
        return keys.of(locationId) instanceof FoundKeys.Keys;
    }

    private LastCheck again(Location location, UUID commandId) {
        LocationCheck result = check.check(location);
        states.checked(location.id(), commandId, result, clock.instant());
        return new LastCheck(commandId, result, false);
    }

    private void tell(UUID locationId, LastCheck last) {
        events.report(ValidateLocation.answer(last.commandId(), locationId, last.result()));
        states.checkReported(locationId, last.commandId());
    }
}
