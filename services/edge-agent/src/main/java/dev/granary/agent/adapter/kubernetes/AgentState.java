package dev.granary.agent.adapter.kubernetes;

import dev.granary.agent.application.port.CommandPositions;
import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.ConfigMapBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * The ConfigMap {@code granary-agent-state}: next offset per partition, observed generation. The agent is its only
 * writer, so what was read once is kept in memory.
 */
public final class AgentState implements CommandPositions {

    private static final String OBSERVED_GENERATION = "observedGeneration";

    private final KubernetesClient client;
    private final String namespace;
    private @Nullable Map<String, String> known;

    public AgentState(KubernetesClient client, String namespace) {
        this.client = client;
        this.namespace = namespace;
    }

    @Override
    public synchronized Map<Integer, Long> load(String topic) {
        String prefix = topic + "-";
        Map<Integer, Long> positions = new HashMap<>();
        data().forEach((key, value) -> {
            if (key.startsWith(prefix)) {
                positions.put(Integer.valueOf(key.substring(prefix.length())), Long.valueOf(value));
            }
        });
        return positions;
    }

    @Override
    public synchronized void store(String topic, int partition, long nextOffset) {
        write(topic + "-" + partition, nextOffset);
    }

    synchronized long observedGeneration() {
        return Long.parseLong(data().getOrDefault(OBSERVED_GENERATION, "0"));
    }

    synchronized void observe(long generation) {
        write(OBSERVED_GENERATION, generation);
    }

    private Map<String, String> data() {
        if (known == null) {
            ConfigMap found = Calls.journal(() -> client.configMaps()
                    .inNamespace(namespace)
                    .withName(Names.STATE_CONFIG_MAP)
                    .get());
            known = new HashMap<>(found == null ? Map.of() : Objects.requireNonNullElse(found.getData(), Map.of()));
        }
        return known;
    }

    private void write(String key, long value) {
        Map<String, String> changed = new HashMap<>(data());
        changed.put(key, Long.toString(value));
        ConfigMap state = new ConfigMapBuilder()
                .withNewMetadata()
                .withName(Names.STATE_CONFIG_MAP)
                .withNamespace(namespace)
                .endMetadata()
                .withData(changed)
                .build();
        Calls.journal(() -> client.resource(state)
                .fieldManager(Names.FIELD_MANAGER)
                .forceConflicts()
                .serverSideApply());
        known = changed;
    }
}
