package dev.granary.agent.adapter.kubernetes.volume;

import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.api.model.ObjectMetaBuilder;
import java.util.Map;

/**
 * How things are marked that one agent made for movers, so that a later process of it finds them.
 *
 * @param agentNamespace of the agent
 */
record MoverLabels(String agentNamespace) {

    /** On everything that movers need; the value is the namespace of the agent that made it. */
    static final String MOVER = "granary.dev/mover";

    /** What the names of movers, and of all that is made for them, begin with. */
    static final String NAME = "granary-mover-";

    Map<String, String> all() {
        return Map.of(
                "app.kubernetes.io/part-of",
                "granary",
                "app.kubernetes.io/managed-by",
                "granary-agent",
                MOVER,
                agentNamespace);
    }

    ObjectMeta metadata(String namespace, String name) {
        return clusterWide(name).edit().withNamespace(namespace).build();
    }

    ObjectMeta clusterWide(String name) {
        return new ObjectMetaBuilder().withName(name).withLabels(all()).build();
    }
}
