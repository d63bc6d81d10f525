package dev.granary.testing.landscape;

import java.net.URI;
import java.time.Duration;

/**
 * Stands in for Microsoft Entra ID: {@code POST /<tenant>/oauth2/v2.0/token} takes a federated client assertion, checks
 * signature, issuer, subject, audience and expiry against the federated credentials, and mints a token that Azurite's
 * OAuth accepts. Refuses with Entra's status codes and AADSTS numbers.
 */
public interface Entra {

    /** HTTPS authority host, for {@code AZURE_AUTHORITY_HOST}. */
    URI authorityHost();

    /** Certificate authority of the endpoint, PEM. */
    String caPem();

    String tenantId();

    /**
     * Lets tokens of this issuer and subject act as the application.
     *
     * @param jwks public keys of the issuer, as a JSON Web Key Set
     */
    void federate(String clientId, String issuer, String subject, String jwks);

    /** Life of the access tokens minted from now on; one hour at first. */
    void tokenLife(Duration life);

    /** Removes the federated credential; assertions are refused with AADSTS70021 from now on. */
    void unfederate(String clientId, String issuer, String subject);
}
