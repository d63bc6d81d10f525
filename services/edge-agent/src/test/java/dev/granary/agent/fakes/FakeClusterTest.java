package dev.granary.agent.fakes;

import dev.granary.agent.application.port.ClusterObjects;
import dev.granary.agent.application.port.ClusterObjectsContract;
import dev.granary.agent.domain.kube.KubeObject;

class FakeClusterTest extends ClusterObjectsContract {

    private final FakeApiServer server = new FakeApiServer();
    private final FakeCluster cluster = new FakeCluster(server);

    @Override
    protected ClusterObjects cluster() {
        return cluster;
    }

    @Override
    protected void put(KubeObject object) {
        server.add(object);
    }
}
