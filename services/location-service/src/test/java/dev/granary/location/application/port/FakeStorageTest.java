package dev.granary.location.application.port;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

class FakeStorageTest extends StorageContract {
    private final FakeLocations locations = new FakeLocations();
    private final FakeConnections connections = new FakeConnections();
    private final FakeKnownClusters clusters = new FakeKnownClusters();

    @Override
    protected Locations locations() {
        return locations;
    }

    @Override
    protected Connections connections() {
        return connections;
    }

    @Override
    protected KnownClusters clusters() {
        return clusters;
    }

    @Override
    protected <T> T in(Supplier<Uni<T>> work) {
        return work.get().await().indefinitely();
    }
}
