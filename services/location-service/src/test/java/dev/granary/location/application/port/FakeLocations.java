package dev.granary.location.application.port;

import dev.granary.location.domain.Location;
import dev.granary.location.domain.LocationId;
import io.smallrye.mutiny.Uni;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Locations in memory, for one thread. */
public final class FakeLocations implements Locations {
    private final Map<LocationId, Location> all = new LinkedHashMap<>();

    @Override
    public Uni<Boolean> add(Location location) {
        return Uni.createFrom().item(() -> {
            boolean free = all.values().stream().noneMatch(it -> key(it).equals(key(location)));
            if (free) {
                all.put(location.id(), location);
            }
            return free;
        });
    }

    @Override
    public Uni<Optional<Location>> find(LocationId id) {
        return Uni.createFrom().item(() -> Optional.ofNullable(all.get(id)));
    }

    @Override
    public Uni<Optional<Location>> lock(LocationId id) {
        return find(id);
    }

    @Override
    public Uni<List<Location>> page(Optional<String> afterName, int limit) {
        String after = afterName.orElse("").toLowerCase(Locale.ROOT);
        return Uni.createFrom()
                .item(() -> all.values().stream()
                        .sorted(Comparator.comparing(FakeLocations::key))
                        .filter(it -> key(it).compareTo(after) > 0)
                        .limit(limit)
                        .toList());
    }

    private static String key(Location location) {
        return location.name().value().toLowerCase(Locale.ROOT);
    }
}
