package dev.granary.registry.application;

import dev.granary.eventing.Transactions;
import dev.granary.registry.application.port.Clusters;
import dev.granary.registry.application.port.Heartbeats;

/** The fake is held to what the real store is held to. */
class FakeRegistryTest extends ClustersContract {

    private final FakeRegistry registry = new FakeRegistry();

    @Override
    protected Clusters clusters() {
        return registry;
    }

    @Override
    protected Heartbeats heartbeats() {
        return registry;
    }

    @Override
    protected Transactions transactions() {
        return registry;
    }
}
