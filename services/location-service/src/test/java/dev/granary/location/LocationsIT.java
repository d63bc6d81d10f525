package dev.granary.location;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.type;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.granary.contracts.Topics;
import dev.granary.contracts.clusters.v1.ClusterState;
import dev.granary.contracts.locations.v1.ClusterAssigned;
import dev.granary.contracts.locations.v1.ConnectionState;
import dev.granary.contracts.locations.v1.LocationCreated;
import dev.granary.contracts.locations.v1.ValidationRequested;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Locations and their clusters. */
@LocationServiceTest
class LocationsIT extends LocationFixture {
    @Test
    void createsALocationAssignsItsClustersAndAsksForTheirValidation() {
        UUID cluster = knownCluster(ClusterState.ONLINE);

        JsonPath location = created(List.of(cluster));

        assertThat(location.getString("connections[0].state")).isEqualTo("IN_PROGRESS");
        assertThat(location.getString("endpoint")).isEqualTo("https://devstoreaccount1.blob.core.windows.net");
        String id = location.getString("id");
        await().untilAsserted(() -> assertThat(bus.allOf(Topics.LOCATIONS.topic(), id + "/" + cluster))
                .hasExactlyElementsOfTypes(ClusterAssigned.class, ValidationRequested.class));
        assertThat(bus.allOf(Topics.LOCATIONS.topic(), id)).hasExactlyElementsOfTypes(LocationCreated.class);
        var requested = (ValidationRequested)
                bus.allOf(Topics.LOCATIONS.topic(), id + "/" + cluster).getLast();
        assertThat(requested.getConnection().getState()).isEqualTo(ConnectionState.IN_PROGRESS);
        assertThat(requested.getConnection().getValidationId())
                .hasToString(location.getString("connections[0].validationId"));
        assertThat(requested.getDeadline()).isEqualTo(location.getString("connections[0].deadline"));
    }

    @Test
    void anEncryptedLocationSaysSoToPeopleAndOnTheBus() {
        JsonPath plain = created(List.of());
        JsonPath encrypted = created(Map.of("encrypted", true));

        assertThat(plain.getBoolean("encrypted")).isFalse();
        assertThat(get(encrypted.getUUID("id")).getBoolean("encrypted")).isTrue();
        await().untilAsserted(() -> assertThat(bus.allOf(Topics.LOCATIONS.topic(), encrypted.getString("id")))
                .singleElement()
                .asInstanceOf(type(LocationCreated.class))
                .returns(true, it -> it.getLocation().getEncrypted()));
    }

    @Test
    void assignsAClusterOnceHoweverOftenItIsAsked() {
        UUID cluster = knownCluster(ClusterState.PENDING);
        UUID id = created(List.of()).getUUID("id");

        assign(id, List.of(cluster));
        JsonPath again = assign(id, List.of(cluster));

        assertThat(again.getList("connections")).hasSize(1);
        await().untilAsserted(() -> assertThat(events(id, cluster))
                .hasExactlyElementsOfTypes(ClusterAssigned.class, ValidationRequested.class));
    }

    @Test
    void assignsAllOrNoneOfTheClusters() {
        UUID known = knownCluster(ClusterState.ONLINE);
        UUID unknown = UUID.randomUUID();
        UUID id = created(List.of()).getUUID("id");

        given().contentType("application/json")
                .body(Map.of("clusterIds", List.of(known, unknown)))
                .post("/api/locations/{id}/clusters", id)
                .then()
                .statusCode(422)
                .body("code", equalTo("ClusterUnknown"))
                .body("detail", containsString(unknown.toString()))
                .body("errors.size()", equalTo(1));

        assertThat(get(id).getList("connections")).isEmpty();
    }

    @Test
    void aRecordThatCannotBeReadBecomesADeadLetterAndTheNextIsRead() {
        String deadLetters = "granary.clusters.v1.dlq.location";
        long before = bus.count(deadLetters);
        UUID cluster = UUID.randomUUID();

        bus.sendGarbage(Topics.CLUSTERS.topic(), cluster.toString());
        neighbours.clusterIs(cluster, ClusterState.ONLINE, 1);

        awaitKnown(cluster);
        await().untilAsserted(() -> assertThat(bus.count(deadLetters)).isEqualTo(before + 1));
    }

    @Test
    void ofTwoLocationsWithOneNameAtTheSameTimeOneIsCreated() {
        Map<String, Object> body = Map.of(
                "name", "race " + UUID.randomUUID(),
                "provider", "AZURE_BLOB",
                "storageAccount", "devstoreaccount1",
                "container", "backups");

        List<Integer> answers = IntStream.range(0, 8)
                .parallel()
                .mapToObj(_ -> given().contentType("application/json")
                        .body(body)
                        .post("/api/locations")
                        .statusCode())
                .sorted()
                .toList();

        assertThat(answers).startsWith(201).endsWith(409, 409, 409, 409, 409, 409, 409);
    }

    @Test
    void showsItsHealthAndItsMetrics() {
        given().get("/q/health/ready").then().statusCode(200);
        await().untilAsserted(() -> assertThat(given().get("/q/metrics").asString())
                .contains("granary_connections{", "state=\"valid\"", "granary_outbox_oldest_seconds"));
    }
}
