package dev.granary.registry.adapter.rest;

import dev.granary.registry.domain.Agent;
import dev.granary.registry.domain.Cluster;
import dev.granary.registry.domain.ClusterState;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A cluster as people see it.
 *
 * @param kubernetesVersion what the agent saw, or what Gardener wants until it has spoken
 * @param lastHeardAt null until the agent was heard
 */
public record ClusterView(
        UUID id,
        String tenant,
        String name,
        String namespace,
        int registrationNumber,
        ClusterState state,
        @Nullable String reason,
        @Nullable String message,
        Instant stateSince,
        boolean managed,
        boolean hibernated,
        Map<String, String> labels,
        String region,
        String provider,
        @Nullable String purpose,
        String kubernetesVersion,
        @Nullable String timeZone,
        @Nullable String agentVersion,
        @Nullable Instant lastHeardAt,
        long version) {

    static ClusterView of(Cluster cluster) {
        Agent agent = cluster.agent();
        return new ClusterView(
                cluster.id().value(),
                cluster.tenant().name(),
                cluster.shoot().name(),
                cluster.shoot().namespace(),
                cluster.registrationNumber(),
                cluster.status().state(),
                cluster.status().reason(),
                cluster.status().message(),
                cluster.status().since(),
                cluster.managed(),
                cluster.shoot().hibernated(),
                cluster.shoot().labels(),
                cluster.shoot().region(),
                cluster.shoot().provider(),
                cluster.shoot().purpose(),
                cluster.kubernetesVersion(),
                agent == null ? null : agent.timeZone(),
                agent == null ? null : agent.version(),
                cluster.lastHeardAt(),
                cluster.version());
    }
}
