package dev.granary.discovery.application.port;

import dev.granary.discovery.domain.WorkloadIdentity;
import java.net.URI;
import java.time.Duration;
import java.util.UUID;

/** What the manifests of the agent say about one cluster. */
public record AgentSettings(UUID clusterId, String tenant, WorkloadIdentity workloadIdentity, Common common) {

    /**
     * The same for every cluster.
     *
     * @param caBundle PEM, what the agent trusts
     */
    public record Common(
            String image,
            String version,
            String kafkaBootstrap,
            URI tokenEndpoint,
            Duration heartbeatInterval,
            String caBundle) {}
}
