package dev.granary.agent.application.port;

import dev.granary.engine.seal.LocationKeys;

/** The keys of a location, as far as this cluster has them. */
public sealed interface FoundKeys {

    /** The first one seals, all of them open. */
    record Keys(LocationKeys keys) implements FoundKeys {}

    /** Nobody gave this cluster a key file for the location. */
    record Absent() implements FoundKeys {}

    /**
     * There is a key file, and it is none.
     *
     * @param why names entry and line, and never what stands there
     */
    record Unreadable(String why) implements FoundKeys {}

    /** What opens sealed bytes: no key where none is at hand, so that what is not sealed can be read all the same. */
    default LocationKeys atHand() {
        return switch (this) {
            case Keys(LocationKeys keys) -> keys;
            case Absent() -> LocationKeys.none();
            case Unreadable ignored -> LocationKeys.none();
        };
    }
}
