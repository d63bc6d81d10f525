package dev.granary.backup;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.granary.contracts.agent.v1.StartBackup;
import dev.granary.contracts.clusters.v1.ClusterState;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Which requests become a backup. */
@OrchestratorTest
class BackupRequestsIT extends OrchestratorFixture {
    @Test
    void aRepeatedRequestUnderItsKeyIsOneBackup() {
        validConnection();
        String key = UUID.randomUUID().toString();

        UUID first = requestUnder(key, "nightly").jsonPath().getUUID("id");
        Response second = requestUnder(key, "nightly");

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.jsonPath().getUUID("id")).isEqualTo(first);
        requestUnder(key, "other").then().statusCode(409).body("code", equalTo("IdempotencyKeyReused"));
        awaitStartBackup();
        assertThat(commands()).filteredOn(StartBackup.class::isInstance).hasSize(1);
    }

    @Test
    void refusesABackupWithoutAValidConnection() {
        neighbours.clusterIs(cluster, TENANT, ClusterState.ONLINE, 1);
        neighbours.assigned(location, cluster);
        neighbours.validationFailed(location, cluster, 3);

        await().untilAsserted(() -> request(Map.of())
                .then()
                .statusCode(409)
                .body("code", equalTo("ConnectionNotValid"))
                .body("detail", containsString("AuthorizationFailed")));
    }

    @Test
    void acceptsABackupOfAnOfflineClusterAndSaysThatItWaits() {
        validConnection();
        neighbours.clusterIs(cluster, TENANT, ClusterState.OFFLINE, 2);

        await().untilAsserted(() -> request(Map.of())
                .then()
                .statusCode(201)
                .body("message", containsString("is OFFLINE: the backup starts when its agent is back")));
    }

    @Test
    void refusesABackupOfAClusterThatNoAgentServes() {
        validConnection();
        neighbours.clusterIs(cluster, TENANT, ClusterState.FAILED, 2);

        await().untilAsserted(
                        () -> request(Map.of()).then().statusCode(409).body("code", equalTo("ClusterNotReachable")));
    }

    @Test
    void listsTheNewestFirstInPages() {
        validConnection();
        List<UUID> ids = List.of(
                request(Map.of()).jsonPath().getUUID("id"),
                request(Map.of()).jsonPath().getUUID("id"),
                request(Map.of()).jsonPath().getUUID("id"));

        JsonPath first = list(Map.of("clusterId", cluster, "limit", 2));
        JsonPath second = list(Map.of("clusterId", cluster, "limit", 2, "cursor", first.getString("nextCursor")));

        assertThat(first.getList("items.id"))
                .containsExactly(ids.get(2).toString(), ids.get(1).toString());
        assertThat(second.getList("items.id")).containsExactly(ids.get(0).toString());
        assertThat(second.getString("nextCursor")).isNull();
        assertThat(list(Map.of("clusterId", cluster, "state", "SUCCEEDED")).getList("items"))
                .isEmpty();
    }

    @Test
    void requestsAtTheSameTimeUnderOneKeyAreOneBackup() {
        validConnection();
        String key = UUID.randomUUID().toString();

        List<String> ids = IntStream.range(0, 8)
                .parallel()
                .mapToObj(_ -> requestUnder(key, "nightly").jsonPath().getString("id"))
                .distinct()
                .toList();

        assertThat(ids).hasSize(1).doesNotContainNull();
        awaitStartBackup();
        assertThat(commands()).filteredOn(StartBackup.class::isInstance).hasSize(1);
    }

    @Test
    void showsItsHealthAndItsMetrics() {
        given().get("/q/health/ready").then().statusCode(200);
        await().untilAsserted(() -> assertThat(given().get("/q/metrics").asString())
                .contains(
                        "granary_backups{",
                        "granary_backups_damaged",
                        "granary_restores{",
                        "state=\"partially_succeeded\"",
                        "granary_outbox_oldest_seconds"));
    }
}
