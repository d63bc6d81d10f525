package dev.granary.backup.adapter.postgres;

import dev.granary.backup.OrchestratorTest;
import dev.granary.backup.application.port.IdempotencyKeys;
import dev.granary.backup.application.port.KnownClusters;
import dev.granary.backup.application.port.RestoreStorageContract;
import dev.granary.backup.application.port.Restores;
import dev.granary.backup.domain.RestoreId;
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
class PostgresRestoreStorageIT extends RestoreStorageContract {
    @Inject
    Scheduler scheduler;

    @Inject
    Restores restores;

    @Inject
    IdempotencyKeys<RestoreId> keys;

    @Inject
    KnownClusters clusters;

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
    protected Restores restores() {
        return restores;
    }

    @Override
    protected IdempotencyKeys<RestoreId> keys() {
        return keys;
    }

    @Override
    protected KnownClusters clusters() {
        return clusters;
    }

    @Override
    protected <T> T in(Supplier<Uni<T>> work) {
        return transactions.inTransaction(work).await().atMost(Duration.ofMinutes(1));
    }
}
