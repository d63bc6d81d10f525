package dev.granary.registry.adapter.postgres;

import dev.granary.eventing.Transactions;
import dev.granary.registry.RegistryTest;
import dev.granary.registry.application.ClustersContract;
import dev.granary.registry.application.port.Clusters;
import dev.granary.registry.application.port.Heartbeats;
import jakarta.inject.Inject;

@RegistryTest
class PostgresClustersIT extends ClustersContract {

    @Inject
    Clusters clusters;

    @Inject
    Heartbeats heartbeats;

    @Inject
    Transactions transactions;

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
