package dev.granary.backup;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.granary.contracts.Topics;
import dev.granary.contracts.agent.v1.CancelRestore;
import dev.granary.contracts.agent.v1.ExistingObjects;
import dev.granary.contracts.agent.v1.StartRestore;
import dev.granary.contracts.clusters.v1.ClusterState;
import dev.granary.contracts.restores.v1.RestoreCancelled;
import dev.granary.contracts.restores.v1.RestoreDeleted;
import dev.granary.contracts.restores.v1.RestoreFailed;
import dev.granary.contracts.restores.v1.RestorePartiallySucceeded;
import dev.granary.contracts.restores.v1.RestoreProgressed;
import dev.granary.contracts.restores.v1.RestoreRequested;
import dev.granary.contracts.restores.v1.RestoreStarted;
import dev.granary.contracts.restores.v1.RestoreState;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.junit.jupiter.api.Test;

/** What becomes of a restore. */
@OrchestratorTest
class RestoresIT extends OrchestratorFixture {
    @Test
    void takesARestoreFromTheRequestToItsEndAndItsRecordAway() {
        UUID backup = succeededBackup();
        UUID id = restore(
                backup,
                Map.of(
                        "name", "back",
                        "dryRun", true,
                        "namespaces", List.of("shop"),
                        "excludedKinds", List.of("secrets"),
                        "namespaceMapping", Map.of("shop", "shop-2"),
                        "storageClassMapping", Map.of("fast", "slow"),
                        "existing", "REPLACE"));
        StartRestore command = awaitStartRestore();
        assertThat(command.getRestoreId()).isEqualTo(id);
        assertThat(command.getBackupId()).isEqualTo(backup);
        assertThat(command.getOwnerClusterId()).isEqualTo(cluster);
        assertThat(command.getDryRun()).isTrue();
        assertThat(command.getNamespaces()).containsExactly("shop");
        assertThat(command.getExcludedKinds()).containsExactly("secrets");
        assertThat(command.getNamespaceMapping()).containsEntry("shop", "shop-2");
        assertThat(command.getStorageClassMapping()).containsEntry("fast", "slow");
        assertThat(command.getExisting()).isEqualTo(ExistingObjects.REPLACE);

        neighbours.restoreStarted(command);
        neighbours.restoreProgressed(command, 2);
        neighbours.restoreProgressed(command, 1);
        UUID end = neighbours.restorePartiallySucceeded(command);
        neighbours.restorePartiallySucceededAgain(end, command);
        neighbours.restoreStarted(command);
        awaitRestore(id, "PARTIALLY_SUCCEEDED");
        awaitAgentEventsConsumed();

        JsonPath done = show(id);
        assertThat(done.getInt("totals.created")).isEqualTo(1);
        assertThat(done.getString("problems[0].outcome")).isEqualTo("CONFLICT");
        assertThat(done.getString("options.existing")).isEqualTo("REPLACE");
        assertThat(done.getInt("progress.objectsDone")).isEqualTo(2);
        assertThat(listed(Map.of("backupId", backup, "state", "PARTIALLY_SUCCEEDED")))
                .containsExactly(id);

        given().delete("/api/restores/{id}", id).then().statusCode(204);
        given().get("/api/restores/{id}", id).then().statusCode(404);
        await().untilAsserted(() -> assertThat(restoreEvents(id))
                .hasExactlyElementsOfTypes(
                        RestoreRequested.class,
                        RestoreStarted.class,
                        RestoreProgressed.class,
                        RestorePartiallySucceeded.class,
                        RestoreDeleted.class));
        var last = ((RestoreDeleted) restoreEvents(id).getLast()).getRestore();
        assertThat(last.getState()).isEqualTo(RestoreState.PARTIALLY_SUCCEEDED);
        assertThat(last.getVersion()).isEqualTo(5);
    }

    @Test
    void aRepeatedRequestUnderItsKeyIsOneRestore() {
        UUID backup = succeededBackup();
        String key = UUID.randomUUID().toString();

        UUID first = askUnder(key, backup, Map.of()).jsonPath().getUUID("id");
        Response second = askUnder(key, backup, Map.of());

        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.jsonPath().getUUID("id")).isEqualTo(first);
        assertThat(second.header("Location")).endsWith("/api/restores/" + first);
        askUnder(key, backup, Map.of("dryRun", true))
                .then()
                .statusCode(409)
                .body("code", equalTo("IdempotencyKeyReused"));
        awaitStartRestore();
        assertThat(commands()).filteredOn(StartRestore.class::isInstance).hasSize(1);
    }

    @Test
    void stopsARestore() {
        UUID backup = succeededBackup();
        UUID id = restore(backup, Map.of());
        given().delete("/api/backups/{id}", backup).then().statusCode(409).body("code", equalTo("BackupInUse"));
        StartRestore command = awaitStartRestore();
        neighbours.restoreStarted(command);
        awaitRestore(id, "IN_PROGRESS");

        given().delete("/api/restores/{id}", id).then().statusCode(409).body("code", equalTo("RestoreRunning"));
        given().post("/api/restores/{id}/cancel", id).then().statusCode(202).body("state", equalTo("IN_PROGRESS"));
        await().until(() -> commands().getLast() instanceof CancelRestore);
        CancelRestore cancel = (CancelRestore) commands().getLast();
        assertThat(cancel.getRestoreId()).isEqualTo(id);
        neighbours.restoreCancelled(command, cancel);

        awaitRestore(id, "CANCELLED");
        given().post("/api/restores/{id}/cancel", id).then().statusCode(409).body("code", equalTo("RestoreNotRunning"));
        await().untilAsserted(() -> assertThat(restoreEvents(id).getLast()).isInstanceOf(RestoreCancelled.class));
    }

    @Test
    void failsARestoreThatTheAgentRefuses() {
        UUID id = restore(succeededBackup(), Map.of());
        neighbours.rejected(cluster, awaitStartRestore().getCommandId());

        awaitRestore(id, "FAILED");
        assertThat(show(id).getString("reason")).isEqualTo("CommandUnknown");
        await().untilAsserted(() -> assertThat(restoreEvents(id).getLast()).isInstanceOf(RestoreFailed.class));
    }

    @Test
    void refusesBeforeTheStartWhatHasNoChance() {
        UUID backup = succeededBackup();
        UUID other = UUID.randomUUID();
        neighbours.clusterIs(other, TENANT, ClusterState.ONLINE, 1);
        await().untilAsserted(() -> ask(backup, Map.of("clusterId", other))
                .then()
                .statusCode(409)
                .body("code", equalTo("ConnectionNotValid")));
        ask(UUID.randomUUID(), Map.of()).then().statusCode(422).body("code", equalTo("BackupUnknown"));
        ask(request(Map.of()).jsonPath().getUUID("id"), Map.of())
                .then()
                .statusCode(409)
                .body("code", equalTo("BackupNotRestorable"));
        ask(backup, Map.of("namespaces", List.of("other")))
                .then()
                .statusCode(422)
                .body("code", equalTo("NamespaceNotInBackup"))
                .body("errors[0].pointer", equalTo("/namespaces/0"));
        ask(backup, Map.of("namespaceMapping", Map.of("shop", "billing")))
                .then()
                .statusCode(422)
                .body("code", equalTo("FieldInvalid"))
                .body("errors[0].pointer", equalTo("/namespaceMapping/shop"));
        assertThat(commands()).noneMatch(StartRestore.class::isInstance);
    }

    private UUID succeededBackup() {
        validConnection();
        UUID id = request(Map.of()).jsonPath().getUUID("id");
        neighbours.succeeded(awaitStartBackup());
        awaitState(id, "SUCCEEDED");
        return id;
    }

    private UUID restore(UUID backup, Map<String, Object> more) {
        Response response = ask(backup, more);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
        UUID id = response.jsonPath().getUUID("id");
        assertThat(response.header("Location")).endsWith("/api/restores/" + id);
        return id;
    }

    private Response ask(UUID backup, Map<String, Object> more) {
        return given().contentType("application/json").body(body(backup, more)).post("/api/restores");
    }

    private Response askUnder(String key, UUID backup, Map<String, Object> more) {
        return given().contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body(backup, more))
                .post("/api/restores");
    }

    private Map<String, Object> body(UUID backup, Map<String, Object> more) {
        var body = new HashMap<String, Object>(Map.of("backupId", backup, "clusterId", cluster));
        body.putAll(more);
        return body;
    }

    private StartRestore awaitStartRestore() {
        await().until(() -> commands().getLast() instanceof StartRestore);
        return (StartRestore) commands().getLast();
    }

    private List<SpecificRecordBase> restoreEvents(UUID restore) {
        return bus.allOf(Topics.RESTORES.topic(), restore.toString());
    }

    private static void awaitRestore(UUID id, String state) {
        await().until(() -> show(id).getString("state"), equalTo(state));
    }

    private static JsonPath show(UUID id) {
        return given().get("/api/restores/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private static List<UUID> listed(Map<String, Object> query) {
        return given().queryParams(query)
                .get("/api/restores")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath()
                .getList("items.id", UUID.class);
    }
}
