package dev.granary.agent.application.port;

import dev.granary.agent.domain.Location;
import dev.granary.engine.store.BlobStore;

/**
 * The way to a location with the agent's own identity. Neither call speaks to anybody, the stores do; both fail with
 * {@link dev.granary.engine.store.BlobStoreException.IdentityRefused} when the agent was given no identity.
 */
public interface LocationAccess {

    /** A store with the patience that long transfers need. */
    BlobStore forBackups(Location location);

    /** A store that gives up early, so that a check answers within a minute. */
    BlobStore forChecks(Location location);
}
