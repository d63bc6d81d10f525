package dev.granary.backup.application.port;

import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

class FakeRestoreStorageTest extends RestoreStorageContract {
    private final FakeFleet fleet = new FakeFleet();
    private final FakeRestores restores = new FakeRestores(fleet);

    @Override
    protected Restores restores() {
        return restores;
    }

    @Override
    protected KnownClusters clusters() {
        return fleet.clusters();
    }

    @Override
    protected <T> T in(Supplier<Uni<T>> work) {
        return work.get().await().indefinitely();
    }
}
