package dev.granary.registry.adapter.postgres;

import dev.granary.eventing.Transactions;
import dev.granary.registry.RegistryTest;
import dev.granary.registry.application.ClustersContract;
import dev.granary.registry.application.port.Clusters;
import dev.granary.registry.application.port.Heartbeats;
import io.quarkus.scheduler.Scheduler;
import jakarta.inject.Inject;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

@RegistryTest
class PostgresClustersIT extends ClustersContract {

    @Inject
    Scheduler scheduler;

    @Inject
    Clusters clusters;

    @Inject
    Heartbeats heartbeats;

    @Inject
    Transactions transactions;

    /** The look at the fleet, every few seconds, would change what the test has stored. */
    @BeforeEach
    void pauseTheService() {
        scheduler.pause();
    }

    @AfterEach
    void resumeTheService() {
        scheduler.resume();
    }

    @Override
    protected Clusters clusters() {
        return clusters;
    }

    @Override
    protected Heartbeats heartbeats() {
        return heartbeats;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
