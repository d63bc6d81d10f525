package dev.granary.discovery.fakes;

import dev.granary.discovery.application.port.DiscoveryConfigs;
import dev.granary.discovery.application.port.Shoots;
import dev.granary.discovery.application.port.ShootsContract;
import dev.granary.eventing.Transactions;

class FakeShootsTest extends ShootsContract {

    private final FakeShoots shoots = new FakeShoots();
    private final FakeConfigs configs = new FakeConfigs(shoots);

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
        return new DirectTransactions();
    }
}
