package dev.granary.registry.bootstrap;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Clusters, the token endpoint of their agents, and the ingest. */
@ConfigMapping(prefix = "granary.registry")
public interface RegistryConfig {

    /**
     * File with the RSA private key, as a JSON Web Key with a {@code kid}, that signs agents' access tokens. The broker
     * must know the public half.
     *
     * <p>Limits: without a readable key the service does not start; with one that the broker does not know it refuses
     * every agent.
     */
    Path signingKeyFile();

    /**
     * File with the master key of agents' sessions, base64; the same in every instance of the registry.
     *
     * <p>Limits: at least 32 bytes, or the service does not start. With another key than before every open session ends,
     * and agents open new ones.
     */
    Path sessionKeyFile();

    /**
     * Issuer of the access tokens.
     *
     * <p>Limits: the broker expects exactly this text and refuses every agent when it differs.
     */
    String issuer();

    /**
     * How often an agent sends a heartbeat; after three missed ones it is OFFLINE.
     *
     * <p>Limits: positive, or the service does not start. Shorter than what agents really do makes all of them OFFLINE;
     * a long one shows late that an agent is gone.
     */
    @WithDefault("PT30S")
    Duration heartbeatInterval();

    /**
     * Copies of each tenant's topics.
     *
     * <p>Limits: at least 1, or the service does not start. More than there are brokers makes every registration wait; 1
     * loses commands and events with the broker that holds them.
     */
    @WithDefault("1")
    short tenantTopicReplication();
}
