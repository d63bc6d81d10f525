package dev.granary.agent.bootstrap;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;

/** What the azure-workload-identity webhook sets in the pod, as environment variables {@code AZURE_...}. */
@ConfigMapping(prefix = "azure")
public interface AzureConfig {

    /** Application or managed identity that the agent acts as. Absent: no location can be used, and checks say so. */
    Optional<String> clientId();

    /** Entra ID tenant of the identity. Absent: as above. */
    Optional<String> tenantId();

    /** Projected token that Entra ID exchanges. Absent: as above. */
    Optional<Path> federatedTokenFile();

    /** Entra ID. */
    @WithDefault("https://login.microsoftonline.com/")
    URI authorityHost();
}
