package dev.granary.agent.fakes;

import dev.granary.agent.application.port.ClusterWrites;
import dev.granary.agent.application.port.ClusterWritesContract;

class FakeWritesTest extends ClusterWritesContract {

    private final FakeWrites writes = new FakeWrites(new FakeApiServer());

    @Override
    protected ClusterWrites writes() {
        return writes;
    }
}
