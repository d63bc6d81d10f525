package dev.granary.registry.domain;

import java.time.Instant;
import java.util.UUID;

/**
 * The order of what discovery says about one shoot. Versions count within one discovery config; when another config
 * takes the shoot over they start anew, and the time decides.
 */
public record Sighting(UUID configId, long version, Instant observedAt) {

    boolean isNewerThan(Sighting known) {
        return configId.equals(known.configId) ? version > known.version : observedAt.isAfter(known.observedAt);
    }
}
