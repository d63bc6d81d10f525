package dev.granary.agent.fakes;

import dev.granary.agent.application.port.DesiredStates;
import dev.granary.agent.domain.Location;
import dev.granary.agent.domain.LocationCheck;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** The desired state in memory. */
public final class InMemoryDesiredStates implements DesiredStates {

    private record Check(UUID commandId, LocationCheck result) {}

    private final Map<UUID, Location> locations = new LinkedHashMap<>();
    private final Map<UUID, Check> checks = new HashMap<>();
    private long generation;

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
    public Optional<LocationCheck> checkOf(UUID locationId, UUID commandId) {
        return Optional.ofNullable(checks.get(locationId))
                .filter(check -> check.commandId().equals(commandId))
                .map(Check::result);
    }

    @Override
    public void checked(UUID locationId, UUID commandId, LocationCheck result, Instant at) {
        if (locations.containsKey(locationId)) {
            checks.put(locationId, new Check(commandId, result));
        }
    }

    @Override
    public void checkReported(UUID locationId, UUID commandId) {
        // nothing asks for it
    }
}
