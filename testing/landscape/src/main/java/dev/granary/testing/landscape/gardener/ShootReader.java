package dev.granary.testing.landscape.gardener;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What gardener-apiserver reads in the garden on its own account. */
final class ShootReader {

    private static final String SHOOTS = "/apis/" + GardenObjects.API_VERSION + "/namespaces/";

    private final Upstream upstream;
    private final String authorization;

    ShootReader(Upstream upstream, String adminToken) {
        this.upstream = upstream;
        this.authorization = "Bearer " + adminToken;
    }

    Optional<JsonNode> shoot(String namespace, String name) {
        return get(SHOOTS + namespace + "/shoots/" + name);
    }

    /**
     * @param query of the request that addresses them, for instance a label selector
     */
    Optional<JsonNode> shoots(String namespace, String query) {
        return get(SHOOTS + namespace + "/shoots" + (query.isEmpty() ? "" : "?" + query));
    }

    /** Empty when the ConfigMap is missing or has no certificate in it. */
    Optional<String> clusterAuthority(String namespace, String shoot) {
        return get("/api/v1/namespaces/" + namespace + "/configmaps/" + GardenObjects.clusterAuthority(shoot))
                .map(map -> map.path("data").path("ca.crt").asText())
                .filter(pem -> !pem.isEmpty());
    }

    private Optional<JsonNode> get(String path) {
        var reply = upstream.get(path, authorization);
        return reply.ok() ? Optional.of(reply.json()) : Optional.empty();
    }
}
