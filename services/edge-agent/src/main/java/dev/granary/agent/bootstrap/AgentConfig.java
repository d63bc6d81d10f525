package dev.granary.agent.bootstrap;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/** What the Deployment tells the agent, as environment variables {@code GRANARY_AGENT_...}. */
@ConfigMapping(prefix = "granary.agent")
public interface AgentConfig {

    /** Identity of the cluster: the shoot's uid. Commands for another cluster are skipped. */
    UUID clusterId();

    /** Tenant whose topics the agent uses. */
    String tenant();

    /** Brokers' listener for agents, {@code host:port,...}. */
    String kafkaBootstrap();

    /** Base address of the token endpoint; {@code /oauth2/token} and {@code /oauth2/session} are appended. */
    URI tokenEndpoint();

    /** Projected service account token with audience {@code granary}. Read again whenever it changes. */
    @WithDefault("/var/run/secrets/granary/token")
    Path tokenFile();

    /** PEM bundle trusted for brokers and token endpoint, and beside the public authorities for Entra ID and storage. */
    @WithDefault("/etc/granary/ca/ca.pem")
    Path caFile();

    /** Time between two heartbeats, at least a second. After three missed ones the registry takes the agent for offline. */
    @WithDefault("PT30S")
    Duration heartbeatInterval();

    /** Namespace of the agent and of its custom resources. No backup holds it. */
    @WithDefault("granary-system")
    String namespace();

    /**
     * How long the end of the process waits for the step that is going on. What does not end in it goes on in the next
     * process. Must be below the pod's {@code terminationGracePeriodSeconds}.
     */
    @WithDefault("PT10S")
    Duration shutdownTimeout();

    /**
     * Most requests to the API server in any second for reading and writing backed up objects, at least 1. A restore takes
     * one for each new object and two for each that is there, so this bounds its speed too.
     */
    @WithDefault("250")
    int apiRequestsPerSecond();
}
