package dev.granary.agent.fakes;

import dev.granary.agent.application.port.DesiredStates;
import dev.granary.agent.domain.LastCheck;
import dev.granary.agent.domain.Location;
import dev.granary.agent.domain.LocationCheck;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;

/** The desired state in memory. */
public final class InMemoryDesiredStates implements DesiredStates {

    private final Map<UUID, Location> locations = new ConcurrentHashMap<>();
    private final Map<UUID, LastCheck> checks = new ConcurrentHashMap<>();
    private volatile long generation;

    @Override
    public long observedGeneration() {
        return generation;
    }

    @Override
    public void observe(long observed) {
        generation = observed;
    }

    @Override
    public List<Location> locations() {
        return List.copyOf(locations.values());
    }

    @Override
    public Optional<Location> location(UUID locationId) {
        return Optional.ofNullable(locations.get(locationId));
    }

    @Override
    public void store(Location location, long ofGeneration) {
        locations.put(location.id(), location);
    }

    @Override
    public void remove(UUID locationId) {
        locations.remove(locationId);
        checks.remove(locationId);
    }

    @Override
    public Optional<LastCheck> lastCheck(UUID locationId) {
        return Optional.ofNullable(checks.get(locationId));
    }

    @Override
    public void checked(UUID locationId, UUID commandId, LocationCheck result, Instant at) {
        if (locations.containsKey(locationId)) {
            checks.put(locationId, new LastCheck(commandId, result, false));
        }
    }

    @Override
    public void checkReported(UUID locationId, UUID commandId) {
        checks.computeIfPresent(
                locationId,
                (id, check) ->
                        check.commandId().equals(commandId) ? new LastCheck(commandId, check.result(), true) : check);
    }
}
