package dev.granary.discovery.domain;

import java.net.URI;
import org.jspecify.annotations.Nullable;

/**
 * The one connection that Granary uses of a kubeconfig. Secret: never logged, never part of a message.
 *
 * @param certificateAuthorityPem null to trust the system's authorities
 */
public record Kubeconfig(URI server, @Nullable String certificateAuthorityPem, Credential credential) {

    /** How the caller proves who it is. */
    public sealed interface Credential {}

    public record BearerToken(String token) implements Credential {
        @Override
        public String toString() {
            return "BearerToken[redacted]";
        }
    }

    public record ClientCertificate(String certificatePem, String keyPem) implements Credential {
        @Override
        public String toString() {
            return "ClientCertificate[redacted]";
        }
    }

    @Override
    public String toString() {
        return "Kubeconfig[redacted]";
    }
}
