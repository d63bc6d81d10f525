package dev.granary.engine.seal;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * The keys of a location. A location without keys is not encrypted. New blobs are sealed with the current key; older ones
 * name the key that they were sealed with, so a key is changed by adding another and making it the current one.
 */
public final class LocationKeys {

    private static final LocationKeys NONE = new LocationKeys(List.of());

    private final List<LocationKey> keys;
    private final Map<KeyId, LocationKey> byId;

    private LocationKeys(List<LocationKey> keys) {
        this.keys = List.copyOf(keys);
        this.byId = keys.stream().collect(Collectors.toMap(LocationKey::id, Function.identity(), (a, b) -> {
            throw new IllegalArgumentException("key id twice: " + a.id());
        }));
    }

    /** Nothing is sealed, and nothing sealed can be read. */
    public static LocationKeys none() {
        return NONE;
    }

    /**
     * Some keys.
     *
     * @param keys the current one first, each id once
     */
    public static LocationKeys of(List<LocationKey> keys) {
        return keys.isEmpty() ? NONE : new LocationKeys(keys);
    }

    /** What new blobs are sealed with; empty where the location is not encrypted. */
    public Optional<LocationKey> current() {
        return keys.stream().findFirst();
    }

    /** All of them, the current one first. */
    public List<LocationKey> all() {
        return keys;
    }

    /** These keys and another one, which is the current one from now on. */
    public LocationKeys rotatedTo(LocationKey key) {
        return of(Stream.concat(Stream.of(key), keys.stream()).toList());
    }

    /**
     * The key with this id.
     *
     * @throws SealException.KeyAbsent it is not among them
     */
    public LocationKey get(KeyId id) {
        LocationKey key = byId.get(id);
        if (key == null) {
            throw new SealException.KeyAbsent(id);
        }
        return key;
    }
}
