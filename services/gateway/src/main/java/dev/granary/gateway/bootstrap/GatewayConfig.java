package dev.granary.gateway.bootstrap;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

/** Where the owners of the resources under {@code /api} are. */
@ConfigMapping(prefix = "granary.gateway")
public interface GatewayConfig {

    /** Base URL of discovery-service. */
    URI discoveryUrl();

    /** Base URL of cluster-registry. */
    URI registryUrl();

    /** Base URL of location-service. */
    URI locationUrl();

    /** Base URL of backup-orchestrator. */
    URI orchestratorUrl();
}
