package dev.granary.backup.adapter.postgres;

import dev.granary.backup.OrchestratorTest;
import dev.granary.backup.application.port.Backups;
import dev.granary.backup.application.port.DesiredStates;
import dev.granary.backup.application.port.IdempotencyKeys;
import dev.granary.backup.application.port.KnownClusters;
import dev.granary.backup.application.port.KnownConnections;
import dev.granary.backup.application.port.KnownLocations;
import dev.granary.backup.application.port.StorageContract;
import dev.granary.backup.domain.BackupId;
import dev.granary.eventing.Transactions;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

@OrchestratorTest
@SuppressWarnings("NullAway.Init") // Quarkus injects the fields
class PostgresStorageIT extends StorageContract {
    @Inject
    Scheduler scheduler;

    @Inject
    Backups backups;

    @Inject
    IdempotencyKeys<BackupId> keys;

    @Inject
    KnownClusters clusters;

    @Inject
    KnownLocations locations;

    @Inject
    KnownConnections connections;

    @Inject
    DesiredStates desiredStates;

    @Inject
    Transactions transactions;

    /** The look for silence, every few seconds, would change what the test has stored. */
    @BeforeEach
    void pauseTheService() {
        scheduler.pause();
    }

    @AfterEach
    void resumeTheService() {
        scheduler.resume();
    }

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
        return clusters;
    }

    @Override
    protected KnownLocations locations() {
        return locations;
    }

    @Override
    protected KnownConnections connections() {
        return connections;
    }

    @Override
    protected DesiredStates desiredStates() {
        return desiredStates;
    }

    @Override
    protected <T> T in(Supplier<Uni<T>> work) {
        return transactions.inTransaction(work).await().atMost(Duration.ofMinutes(1));
    }
}
