package dev.granary.discovery.adapter.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granary.discovery.application.port.ShootClusters.Issuer;
import dev.granary.discovery.application.port.ShootFault;
import dev.granary.discovery.domain.FailureReason;
import io.fabric8.kubernetes.client.KubernetesClient;

/** What a shoot publishes about its service account tokens, read through its API server. */
final class OpenIdDocuments {

    private static final ObjectMapper JSON = new ObjectMapper();

    private OpenIdDocuments() {}

    static Issuer read(KubernetesClient shoot) {
        String issuer = document(shoot, "/.well-known/openid-configuration")
                .path("issuer")
                .asText();
        JsonNode keys = document(shoot, "/openid/v1/jwks");
        if (issuer.isEmpty() || !keys.path("keys").isArray()) {
            throw notPublished();
        }
        return new Issuer(issuer, keys.toString());
    }

    private static JsonNode document(KubernetesClient shoot, String path) {
        String text = shoot.raw(path);
        if (text == null) {
            throw notPublished();
        }
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException malformed) {
            throw notPublished();
        }
    }

    private static ShootFault notPublished() {
        return new ShootFault(
                FailureReason.SHOOT_NOT_READY, "The shoot's API server does not publish its OpenID configuration.");
    }
}
