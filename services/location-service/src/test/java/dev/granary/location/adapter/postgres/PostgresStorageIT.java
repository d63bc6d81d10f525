package dev.granary.location.adapter.postgres;

import dev.granary.eventing.Transactions;
import dev.granary.location.LocationServiceTest;
import dev.granary.location.application.port.Connections;
import dev.granary.location.application.port.KnownClusters;
import dev.granary.location.application.port.Locations;
import dev.granary.location.application.port.StorageContract;
import io.quarkus.scheduler.Scheduler;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

@LocationServiceTest
@SuppressWarnings("NullAway.Init") // Quarkus injects the fields
class PostgresStorageIT extends StorageContract {
    @Inject
    Scheduler scheduler;

    @Inject
    Locations locations;

    @Inject
    Connections connections;

    @Inject
    KnownClusters clusters;

    @Inject
    Transactions transactions;

    /** The look for expired validations, every few seconds, would change what the test has stored. */
    @BeforeEach
    void pauseTheService() {
        scheduler.pause();
    }

    @AfterEach
    void resumeTheService() {
        scheduler.resume();
    }

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
        return transactions.inTransaction(work).await().atMost(Duration.ofMinutes(1));
    }
}
