package dev.granary.gateway.bootstrap;

import io.smallrye.config.ConfigMapping;
import java.net.URI;

/** The way in: where the owners of the resources under {@code /api} are. */
@ConfigMapping(prefix = "granary.gateway")
public interface GatewayConfig {

    /**
     * Base URL of discovery-service, which owns the discovery configs.
     *
     * <p>Limits: an http or https URL of host and port only, or the service does not start. While nobody answers there,
     * requests for its resources are 503 OwnerUnavailable.
     */
    URI discoveryUrl();

    /**
     * Base URL of cluster-registry, which owns the clusters.
     *
     * <p>Limits: an http or https URL of host and port only, or the service does not start. While nobody answers there,
     * requests for its resources are 503 OwnerUnavailable.
     */
    URI registryUrl();

    /**
     * Base URL of location-service, which owns the locations.
     *
     * <p>Limits: an http or https URL of host and port only, or the service does not start. While nobody answers there,
     * requests for its resources are 503 OwnerUnavailable.
     */
    URI locationUrl();

    /**
     * Base URL of backup-orchestrator, which owns the backups and the restores.
     *
     * <p>Limits: an http or https URL of host and port only, or the service does not start. While nobody answers there,
     * requests for its resources are 503 OwnerUnavailable.
     */
    URI orchestratorUrl();
}
