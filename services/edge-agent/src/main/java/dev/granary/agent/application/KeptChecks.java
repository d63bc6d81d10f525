package dev.granary.agent.application;

import dev.granary.agent.application.port.DesiredStates;
import dev.granary.agent.domain.LastCheck;
import dev.granary.agent.domain.Location;
import dev.granary.agent.domain.LocationCheck;
import java.time.InstantSource;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/** Checks locations one after another, so that what is kept of a location is what was found last. Safe for many threads. */
public final class KeptChecks {

    private final DesiredStates states;
    private final CheckLocation check;
    private final InstantSource clock;
    private final ReentrantLock turn = new ReentrantLock();

    public KeptChecks(DesiredStates states, CheckLocation check, InstantSource clock) {
        this.states = states;
        this.check = check;
        this.clock = clock;
    }

    LocationCheck check(Location location, UUID commandId) {
        turn.lock();
        try {
            LocationCheck result = check.check(location);
            states.checked(location.id(), commandId, result, clock.instant());
            return result;
        } finally {
            turn.unlock();
        }
    }

    /** The last check of a location, which is made again, for the command that asked for it, when it is outdated. */
    Optional<LastCheck> last(Location location, Predicate<LastCheck> outdated) {
        turn.lock();
        try {
            return states.lastCheck(location.id())
                    .map(last -> outdated.test(last)
                            ? new LastCheck(last.commandId(), check(location, last.commandId()), false)
                            : last);
        } finally {
            turn.unlock();
        }
    }
}
