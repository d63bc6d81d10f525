package dev.granary.backup.application.port;

import dev.granary.backup.domain.RestoreId;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

class FakeRestoreStorageTest extends RestoreStorageContract {
    private final FakeFleet fleet = new FakeFleet();
    private final FakeIdempotencyKeys<RestoreId> keys = new FakeIdempotencyKeys<>();
    private final FakeRestores restores = new FakeRestores(fleet, new FakeObjectParts<>());

    @Override
    protected Restores restores() {
        return restores;
    }

    @Override
    protected IdempotencyKeys<RestoreId> keys() {
        return keys;
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
