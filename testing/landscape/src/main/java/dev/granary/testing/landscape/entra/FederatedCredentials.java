package dev.granary.testing.landscape.entra;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.lang.JoseException;

/** Which issuer and subject may act as which application, and the keys of the issuers. */
final class FederatedCredentials {

    /** Entra matches all of it exactly. */
    record Credential(String clientId, String issuer, String subject) {}

    private final Set<Credential> credentials = ConcurrentHashMap.newKeySet();
    private final Set<String> applications = ConcurrentHashMap.newKeySet();
    private final Map<String, JsonWebKeySet> keys = new ConcurrentHashMap<>();

    void add(Credential credential, String jwks) {
        try {
            keys.put(credential.issuer(), new JsonWebKeySet(jwks));
        } catch (JoseException e) {
            throw new IllegalArgumentException("not a JSON Web Key Set", e);
        }
        applications.add(credential.clientId());
        credentials.add(credential);
    }

    /** The application stays, as it does in Entra. */
    void remove(Credential credential) {
        credentials.remove(credential);
    }

    boolean knows(String clientId) {
        return applications.contains(clientId);
    }

    boolean matches(Credential presented) {
        return credentials.contains(presented);
    }

    Optional<JsonWebKeySet> keysOf(String issuer) {
        return Optional.ofNullable(keys.get(issuer));
    }
}
