package dev.granary.agent.application.port;

import dev.granary.agent.domain.LastCheck;
import dev.granary.agent.domain.Location;
import dev.granary.agent.domain.LocationCheck;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/**
 * The desired state as this cluster stores it. A call that returned is durable and can be repeated.
 *
 * <p>Every call blocks and may throw {@link JournalUnavailableException}.
 */
public interface DesiredStates {

    /** Generation of the last state that was stored completely; 0 for none. */
    long observedGeneration();

    /** Notes that the state of this generation is stored completely. */
    void observe(long generation);

    List<Location> locations();

    Optional<Location> location(UUID locationId);

    /** Creates the location or changes it. */
    void store(Location location, long generation);

    /** Removes the location; one that is not there counts as removed. */
    void remove(UUID locationId);

    /** What the latest check found; empty before the first. */
    Optional<LastCheck> lastCheck(UUID locationId);

    /** Notes what a check found; nothing happens when the location is gone. */
    void checked(UUID locationId, UUID commandId, LocationCheck result, Instant at);

    /** Notes that the control plane has the result of the check that this command asked for. */
    void checkReported(UUID locationId, UUID commandId);
}
