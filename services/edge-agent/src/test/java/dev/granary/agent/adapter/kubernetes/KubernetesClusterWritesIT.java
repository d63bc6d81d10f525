package dev.granary.agent.adapter.kubernetes;

import dev.granary.agent.application.port.ClusterWrites;
import dev.granary.agent.application.port.ClusterWritesContract;
import dev.granary.agent.world.Shoot;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;

/** Changes on an API server with the rights of the agent. */
class KubernetesClusterWritesIT extends ClusterWritesContract {

    private static KubernetesClient client;
    private static ClusterWrites writes;

    @BeforeAll
    static void connect() {
        Shoot shoot = Shoot.shared();
        shoot.admit("granary-writes");
        client = shoot.agentClient("granary-writes");
        writes = new KubernetesClusterWrites(client, new RequestPace(100_000));
    }

    @AfterAll
    static void disconnect() {
        client.close();
    }

    @Override
    protected ClusterWrites writes() {
        return writes;
    }
}
