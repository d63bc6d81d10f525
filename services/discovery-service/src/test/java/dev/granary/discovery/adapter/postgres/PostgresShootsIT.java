package dev.granary.discovery.adapter.postgres;

import dev.granary.discovery.DiscoveryResources;
import dev.granary.discovery.application.port.DiscoveryConfigs;
import dev.granary.discovery.application.port.Shoots;
import dev.granary.discovery.application.port.ShootsContract;
import dev.granary.eventing.Transactions;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;

@QuarkusTest
@DiscoveryResources
class PostgresShootsIT extends ShootsContract {

    @Inject
    DiscoveryConfigs configs;

    @Inject
    Shoots shoots;

    @Inject
    Transactions transactions;

    @Override
    protected DiscoveryConfigs configs() {
        return configs;
    }

    @Override
    protected Shoots shoots() {
        return shoots;
    }

    @Override
    protected Transactions transactions() {
        return transactions;
    }
}
