package dev.granary.agent.adapter.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.world.AgentPlace;
import dev.granary.agent.world.AgentWorld;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** On a real API server, with the rights of the agent. */
class AgentStateIT {

    private static final AgentWorld WORLD = AgentWorld.shared();
    private static final String TOPIC = "granary.tenants.acme.commands.v1";

    @Test
    void keepsPositionsPerTopicAndPartitionBesideTheGeneration() throws Exception {
        AgentPlace place = WORLD.place();
        try (KubernetesClient client = WORLD.shoot().agentClient(place.namespace())) {
            AgentState state = new AgentState(client, place.namespace());
            assertThat(state.load(TOPIC)).isEmpty();

            state.store(TOPIC, 3, 17);
            state.store(TOPIC, 11, 1);
            state.observe(4);
            state.store(TOPIC, 3, 18);
            state.store("granary.tenants.other.commands.v1", 3, 99);

            AgentState next = new AgentState(client, place.namespace());
            assertThat(next.load(TOPIC)).isEqualTo(Map.of(3, 18L, 11, 1L));
            assertThat(next.observedGeneration()).isEqualTo(4);
        }
    }
}
