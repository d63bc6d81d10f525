package dev.granary.agent.application.port;

import java.util.UUID;

/** The key files that this cluster has for its locations. They stay in the cluster: nothing of them is told to anybody. */
@FunctionalInterface
public interface KeyFiles {

    /**
     * What there is for a location. Read anew by each call, because a tenant adds a key at any time: a piece of work asks once
     * and keeps to the answer.
     */
    FoundKeys of(UUID locationId);
}
