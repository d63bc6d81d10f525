package dev.granary.agent.bootstrap;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** What the azure-workload-identity webhook sets in the pod, as environment variables {@code AZURE_...}. */
@ConfigMapping(prefix = "azure")
public interface AzureConfig {

    /**
     * Application or managed identity that the agent acts as.
     *
     * <p>Limits: when absent no location can be used, and checks and backups say so.
     */
    Optional<String> clientId();

    /**
     * Entra ID tenant of the identity.
     *
     * <p>Limits: as above.
     */
    Optional<String> tenantId();

    /**
     * Projected token that Entra ID exchanges. Read again whenever it changes.
     *
     * <p>Limits: as above.
     */
    Optional<Path> federatedTokenFile();

    /**
     * Entra ID.
     *
     * <p>Limits: while nobody answers there every location fails with TokenRefused.
     */
    @WithDefault("https://login.microsoftonline.com/")
    URI authorityHost();
}
