package dev.granary.gateway.application;

import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A cluster of the fleet as the registry last published it.
 *
 * @param lastHeardAt when the bus last carried a word of the agent; null until it has spoken
 * @param version of the cluster in the registry; the highest wins
 */
public record Cluster(
        UUID clusterId,
        String tenant,
        String name,
        @Nullable String namespace,
        @Nullable UUID configId,
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
        long version) {}
