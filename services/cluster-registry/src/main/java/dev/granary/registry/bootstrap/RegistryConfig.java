package dev.granary.registry.bootstrap;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.nio.file.Path;
import java.time.Duration;

/** Settings of the registry. */
@ConfigMapping(prefix = "granary.registry")
public interface RegistryConfig {

    /**
     * File with the RSA private key, as a JSON Web Key with a {@code kid}, that signs agents' access tokens. Required.
     * The broker must know the public half; with another key it refuses every agent.
     */
    Path signingKeyFile();

    /**
     * File with the master key of agents' sessions, base64, at least 32 bytes. Required; the same in every instance of
     * the registry. With another key every open session ends, and agents open new ones.
     */
    Path sessionKeyFile();

    /** Issuer of the access tokens; the broker expects exactly this text. Required. */
    String issuer();

    /**
     * How often an agent sends a heartbeat; after three missed ones it is OFFLINE. Shorter than what agents really do
     * makes all of them OFFLINE.
     */
    @WithDefault("PT30S")
    Duration heartbeatInterval();

    /** Copies of each tenant's topics. More than there are brokers makes every registration wait. */
    @WithDefault("1")
    short tenantTopicReplication();
}
