package dev.granary.discovery.application.port;

import dev.granary.discovery.domain.Kubeconfig;

/** The API servers of shoots. */
public interface ShootClusters {

    /**
     * Reads the shoot's OpenID configuration and keys, then makes the agent's objects what the manifests say, in their
     * order, custom resource definitions established before anything that follows. Applying what is there already changes
     * nothing. Blocks up to the attempt's timeout.
     *
     * @throws ShootFault when the shoot does not answer or refuses
     */
    Issuer install(Kubeconfig admin, AgentSettings settings);

    /**
     * Who signs the service account tokens of a shoot.
     *
     * @param jwks public keys only, as the API server wrote them
     */
    record Issuer(String issuer, String jwks) {}
}
