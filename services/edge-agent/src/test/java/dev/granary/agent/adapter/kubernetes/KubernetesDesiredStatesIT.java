package dev.granary.agent.adapter.kubernetes;

import dev.granary.agent.application.port.DesiredStates;
import dev.granary.agent.application.port.DesiredStatesContract;
import dev.granary.agent.world.AgentPlace;
import dev.granary.agent.world.AgentWorld;
import io.fabric8.kubernetes.client.KubernetesClient;
import org.junit.jupiter.api.AfterEach;

/** On a real API server, with the rights of the agent. */
class KubernetesDesiredStatesIT extends DesiredStatesContract {

    private static final AgentWorld WORLD = AgentWorld.shared();

    private final AgentPlace place = WORLD.place();
    private final KubernetesClient client = WORLD.shoot().agentClient(place.namespace());

    @Override
    protected DesiredStates emptyStates() {
        return states();
    }

    @Override
    protected DesiredStates reopened(DesiredStates states) {
        return states();
    }

    private DesiredStates states() {
        return new KubernetesDesiredStates(client, place.namespace(), new AgentState(client, place.namespace()));
    }

    @AfterEach
    void disconnect() {
        client.close();
    }
}
