package dev.granary.location.adapter.postgres;

import dev.granary.eventing.Transactions;
import dev.granary.location.LocationServiceTest;
import dev.granary.location.application.port.Connections;
import dev.granary.location.application.port.KnownClusters;
import dev.granary.location.application.port.Locations;
import dev.granary.location.application.port.StorageContract;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.function.Supplier;

@LocationServiceTest
@SuppressWarnings("NullAway.Init") // Quarkus injects the fields
class PostgresStorageIT extends StorageContract {
    @Inject
    Locations locations;

    @Inject
    Connections connections;

    @Inject
    KnownClusters clusters;

    @Inject
    Transactions transactions;

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
