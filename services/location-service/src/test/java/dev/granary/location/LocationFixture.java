package dev.granary.location;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.granary.contracts.Topics;
import dev.granary.contracts.clusters.v1.ClusterState;
import dev.granary.testing.infrastructure.TestBus;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;

/** What a test says and asks. */
@SuppressWarnings("NullAway.Init") // Quarkus injects the database
abstract class LocationFixture {
    static {
        // Long enough for a busy machine; only a failure takes it.
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    @Inject
    Pool database;

    final TestBus bus = new TestBus();
    final Neighbours neighbours = new Neighbours(bus);

    @AfterEach
    void close() {
        bus.close();
    }

    UUID knownCluster(ClusterState state) {
        UUID cluster = UUID.randomUUID();
        neighbours.clusterIs(cluster, state, 1);
        awaitKnown(cluster);
        return cluster;
    }

    /** A cluster is known when it can be assigned; a location of its own shows that. */
    void awaitKnown(UUID cluster) {
        await().until(() -> post(Map.of("clusterIds", List.of(cluster))).statusCode() == 201);
    }

    /** Events of one cluster are read in order: when this answer took effect, everything before it has, too. */
    void awaitEverythingConsumed(UUID cluster) {
        JsonPath marker = created(List.of(cluster));
        neighbours.validated(cluster, marker.getUUID("id"), marker.getUUID("connections[0].validationId"));
        awaitState(marker.getUUID("id"), "VALID");
    }

    static void awaitState(UUID location, String state) {
        await().untilAsserted(() ->
                assertThat(get(location).getString("connections[0].state")).isEqualTo(state));
    }

    List<SpecificRecordBase> events(UUID location, UUID cluster) {
        return bus.allOf(Topics.LOCATIONS.topic(), location + "/" + cluster);
    }

    static JsonPath created(List<UUID> clusters) {
        return created(Map.of("clusterIds", clusters));
    }

    static JsonPath created(Map<String, ?> more) {
        var response = post(more);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
        assertThat(response.header("Location")).endsWith("/api/locations/" + response.path("id"));
        return response.jsonPath();
    }

    static Response post(Map<String, ?> more) {
        Map<String, Object> body = new HashMap<>(Map.of(
                "name", "location " + UUID.randomUUID(),
                "provider", "AZURE_BLOB",
                "storageAccount", "devstoreaccount1",
                "container", "backups"));
        body.putAll(more);
        return given().contentType("application/json").body(body).post("/api/locations");
    }

    static JsonPath assign(UUID location, List<UUID> clusters) {
        return given().contentType("application/json")
                .body(Map.of("clusterIds", clusters))
                .post("/api/locations/{id}/clusters", location)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static JsonPath validate(UUID location) {
        return given().contentType("application/json")
                .post("/api/locations/{id}/validations", location)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static JsonPath get(UUID location) {
        return given().get("/api/locations/{id}", location)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
