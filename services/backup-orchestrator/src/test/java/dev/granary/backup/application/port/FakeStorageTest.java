package dev.granary.backup.application.port;

import dev.granary.backup.domain.BackupId;
import io.smallrye.mutiny.Uni;
import java.util.function.Supplier;

class FakeStorageTest extends StorageContract {
    private final FakeFleet fleet = new FakeFleet();
    private final FakeBackups backups = new FakeBackups(fleet, new FakeObjectParts<>());
    private final FakeIdempotencyKeys<BackupId> keys = new FakeIdempotencyKeys<>();

    @Override
    protected Backups backups() {
        return backups;
    }

    @Override
    protected IdempotencyKeys<BackupId> keys() {
        return keys;
    }

    @Override
    protected KnownClusters clusters() {
        return fleet.clusters();
    }

    @Override
    protected KnownLocations locations() {
        return fleet.locations();
    }

    @Override
    protected KnownConnections connections() {
        return fleet.connections();
    }

    @Override
    protected DesiredStates desiredStates() {
        return fleet.desiredStates();
    }

    @Override
    protected <T> T in(Supplier<Uni<T>> work) {
        return work.get().await().indefinitely();
    }
}
