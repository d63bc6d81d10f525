package dev.granary.demo;

import com.fasterxml.jackson.databind.JsonNode;
import dev.granary.demo.stack.Container;
import dev.granary.demo.stack.Federation;
import dev.granary.demo.stack.Http;
import dev.granary.demo.stack.Json;
import dev.granary.testing.infrastructure.Azurite;
import dev.granary.testing.landscape.Landscape;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** A person in front of the gateway: changes by REST, looks by GraphQL. */
public final class Operator {
    private static final String FLEET = """
            { clusters(limit: 500) { total items {
                clusterId name tenant state reason message lastHeardAt agentVersion
                connections { locationId state reason message }
                latestBackup { backupId state reason message objects objectBytes storedBytes blobs
                               requestedAt startedAt finishedAt problems { kind namespace name reason }  }
            } } }""";

    private final URI gateway;
    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

    public Operator(URI gateway) {
        this.gateway = gateway;
    }

    /** Onboards a Gardener project; the id of the discovery config. */
    public String discover(Landscape landscape, String labelSelector, Federation federation) {
        return post(
                        "/api/discovery-configs",
                        Map.of(
                                "name", "demo",
                                "project", landscape.project(),
                                "kubeconfig", landscape.discoveryKubeconfig(),
                                "labelSelector", labelSelector,
                                "workloadIdentity",
                                        Map.of("clientId", federation.clientId(), "tenantId", federation.tenantId())))
                .path("id")
                .asText();
    }

    public JsonNode discoveryConfig(String id) {
        return get("/api/discovery-configs/" + id);
    }

    /** Makes a location and assigns the clusters to it; its id. */
    public String createLocation(String name, Container container, List<String> clusterIds) {
        return createLocation(name, container, clusterIds, false);
    }

    /** The same, and agents seal what they write there. */
    public String createEncryptedLocation(String name, Container container, List<String> clusterIds) {
        return createLocation(name, container, clusterIds, true);
    }

    private String createLocation(String name, Container container, List<String> clusterIds, boolean encrypted) {
        return post(
                        "/api/locations",
                        Map.of(
                                "name",
                                name,
                                "provider",
                                "AZURE_BLOB",
                                "storageAccount",
                                Azurite.ACCOUNT,
                                "container",
                                container.name(),
                                "endpoint",
                                container.account().toString(),
                                "encrypted",
                                encrypted,
                                "clusterIds",
                                clusterIds))
                .path("id")
                .asText();
    }

    /** Asks for a backup; its id. */
    public String backUp(String clusterId, String locationId, List<String> namespaces) {
        return post("/api/backups", Map.of("clusterId", clusterId, "locationId", locationId, "namespaces", namespaces))
                .path("id")
                .asText();
    }

    /** Asks for one namespace of a backup in a cluster, under another name; the restore's id. */
    public String restore(String backupId, String clusterId, String namespace, Map<String, String> names) {
        return post(
                        "/api/restores",
                        Map.of(
                                "backupId", backupId,
                                "clusterId", clusterId,
                                "namespaces", List.of(namespace),
                                "namespaceMapping", names))
                .path("id")
                .asText();
    }

    public JsonNode restored(String id) {
        return get("/api/restores/" + id);
    }

    public JsonNode backup(String id) {
        return get("/api/backups/" + id);
    }

    /** Every cluster of the fleet by name, with its connections and its newest backup. */
    public List<FleetRow> fleet() {
        return query(FLEET)
                .path("clusters")
                .path("items")
                .valueStream()
                .map(FleetRow::of)
                .toList();
    }

    /** The data of a GraphQL query without errors. */
    public JsonNode query(String query) {
        JsonNode answer = post("/graphql", Map.of("query", query));
        if (answer.hasNonNull("errors")) {
            throw new DemoFailedException("GraphQL answered with errors: " + answer.path("errors"));
        }
        return answer.path("data");
    }

    public JsonNode get(String path) {
        return Json.parse(Http.send(http, request(path).build(), BodyHandlers.ofString(), 200));
    }

    /** A 2xx answer to a POST. */
    public JsonNode post(String path, Map<String, ?> body) {
        HttpResponse<String> answer = tryPost(path, body);
        if (answer.statusCode() / 100 != 2) {
            throw new DemoFailedException(
                    "POST %s answered %d: %s".formatted(path, answer.statusCode(), answer.body()));
        }
        return Json.parse(answer.body());
    }

    /** Whatever the answer to a POST is. */
    public HttpResponse<String> tryPost(String path, Map<String, ?> body) {
        HttpRequest request = request(path)
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(Json.write(body)))
                .build();
        return Http.send(http, request, BodyHandlers.ofString());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(gateway.resolve(path)).timeout(Duration.ofSeconds(30));
    }
}
