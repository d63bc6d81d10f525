package dev.granary.discovery.domain;

import java.util.UUID;

/**
 * A shoot as discovery remembers it.
 *
 * @param configId discovery config that owns it
 * @param managed false once its labels left the selector
 * @param version counted from 1, up with every event of the shoot
 */
public record KnownShoot(ShootFacts facts, UUID configId, boolean managed, long version) {

    public UUID uid() {
        return facts.uid();
    }

    boolean ownedByOtherThan(UUID other) {
        return managed && !configId.equals(other);
    }
}
