package dev.granary.agent.adapter.kubernetes;

import dev.granary.agent.application.port.RestoreResults;
import dev.granary.agent.application.port.RestoreResultsContract;
import dev.granary.agent.world.AgentPlace;
import dev.granary.agent.world.AgentWorld;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.AfterEach;

/** On a real API server, with the rights of the agent. */
class KubernetesRestoreResultsIT extends RestoreResultsContract {

    private static final AgentWorld WORLD = AgentWorld.shared();

    private final AgentPlace place = WORLD.place();
    private final KubernetesClient client = WORLD.shoot().agentClient(place.namespace());

    @Override
    protected RestoreResults empty() {
        return new KubernetesRestoreResults(client, place.namespace());
    }

    @Override
    protected RestoreResults reopened(RestoreResults results) {
        return empty();
    }

    @AfterEach
    void disconnect() {
        client.close();
    }
}
