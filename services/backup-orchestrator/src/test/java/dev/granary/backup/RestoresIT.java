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
        await().until(() -> getRestore(id).getInt("progress.objectsDone"), equalTo(2));
        JsonPath running = getRestore(id);
        assertThat(running.getInt("progress.volumes.total")).isEqualTo(2);
        assertThat(running.getString("progress.volumes.current.claim")).isEqualTo("data");
        assertThat(running.getLong("progress.volumes.current.bytesPerSecond")).isEqualTo(100);
        assertThat(running.getLong("progress.volumes.current.leftBytes")).isEqualTo(2000);
        UUID end = neighbours.restorePartiallySucceeded(command);
        neighbours.restorePartiallySucceededAgain(end, command);
        neighbours.restoreStarted(command);
        awaitRestore(id, "PARTIALLY_SUCCEEDED");
        awaitAgentEventsConsumed();

        JsonPath done = getRestore(id);
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
        assertThat(last.getVolumesProgress()).isNull();
        assertThat(last.getVersion()).isEqualTo(5);
        var progressed = ((RestoreProgressed) restoreEvents(id).get(2)).getRestore();
        assertThat(progressed.getVolumesProgress().getTotal()).isEqualTo(2);
        assertThat(progressed.getVolumesProgress().getCurrent().getClaim()).isEqualTo("data");
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
        assertThat(getRestore(id).getString("reason")).isEqualTo("CommandUnknown");
        await().untilAsserted(() -> assertThat(restoreEvents(id).getLast()).isInstanceOf(RestoreFailed.class));
    }

    @Test
    void refusesBeforeTheStartWhatHasNoChance() {
        UUID backup = succeededBackup();
        UUID other = UUID.randomUUID();
        neighbours.clusterIs(other, TENANT, ClusterState.ONLINE, 1);
        await().untilAsserted(() -> askToRestore(backup, Map.of("clusterId", other))
                .then()
                .statusCode(409)
                .body("code", equalTo("ConnectionNotValid")));
        askToRestore(UUID.randomUUID(), Map.of()).then().statusCode(422).body("code", equalTo("BackupUnknown"));
        askToRestore(request(Map.of()).jsonPath().getUUID("id"), Map.of())
                .then()
                .statusCode(409)
                .body("code", equalTo("BackupNotRestorable"));
        askToRestore(backup, Map.of("namespaces", List.of("other")))
                .then()
                .statusCode(422)
                .body("code", equalTo("NamespaceNotInBackup"))
                .body("errors[0].pointer", equalTo("/namespaces/0"));
        askToRestore(backup, Map.of("namespaceMapping", Map.of("shop", "billing")))
                .then()
                .statusCode(422)
                .body("code", equalTo("FieldInvalid"))
                .body("errors[0].pointer", equalTo("/namespaceMapping/shop"));
        assertThat(commands()).noneMatch(StartRestore.class::isInstance);
    }

    private Response askUnder(String key, UUID backup, Map<String, Object> more) {
        return given().contentType("application/json")
                .header("Idempotency-Key", key)
                .body(restoreBody(backup, more))
                .post("/api/restores");
    }

    private List<SpecificRecordBase> restoreEvents(UUID restore) {
        return bus.allOf(Topics.RESTORES.topic(), restore.toString());
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
