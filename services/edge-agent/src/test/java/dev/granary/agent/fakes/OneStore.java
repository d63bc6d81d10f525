package dev.granary.agent.fakes;

import dev.granary.agent.application.port.LocationAccess;
import dev.granary.agent.domain.Location;
import dev.granary.engine.store.BlobStore;

/** Every location is the same store. */
public record OneStore(BlobStore store) implements LocationAccess {

    @Override
    public BlobStore forBackups(Location location) {
        return store;
    }

    @Override
    public BlobStore forChecks(Location location) {
        return store;
    }
}
