package dev.granary.backup;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import dev.granary.contracts.agent.v1.BackupSelection;
import dev.granary.contracts.agent.v1.CancelBackup;
import dev.granary.contracts.agent.v1.SelectedObject;
import dev.granary.contracts.agent.v1.StartBackup;
import dev.granary.contracts.backups.v1.BackupCancelled;
import dev.granary.contracts.backups.v1.BackupFailed;
import dev.granary.contracts.backups.v1.BackupPartiallySucceeded;
import dev.granary.contracts.backups.v1.BackupProgressed;
import dev.granary.contracts.backups.v1.BackupRequested;
import dev.granary.contracts.backups.v1.BackupStarted;
import dev.granary.contracts.backups.v1.BackupState;
import dev.granary.contracts.backups.v1.BackupSucceeded;
import dev.granary.contracts.backups.v1.BackupVolume;
import dev.granary.contracts.backups.v1.VolumeMode;
import dev.granary.contracts.clusters.v1.ClusterState;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of a backup. */
@OrchestratorTest
class BackupsIT extends OrchestratorFixture {
    @Test
    void takesABackupFromTheRequestToItsEnd() {
        validConnection();

        Response response = request(Map.of());

        assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
        JsonPath accepted = response.jsonPath();
        UUID id = accepted.getUUID("id");
        assertThat(response.header("Location")).endsWith("/api/backups/" + id);
        assertThat(accepted.getString("state")).isEqualTo("PENDING");
        assertThat(accepted.getString("name")).matches("shoot-1-\\d{8}-\\d{6}");
        StartBackup command = awaitStartBackup();
        assertThat(command.getBackupId()).isEqualTo(id);
        assertThat(command.getNamespaces()).containsExactly("shop", "billing");
        neighbours.started(command);
        neighbours.progressed(command, 1);
        neighbours.progressed(command, 3);
        neighbours.progressed(command, 2);
        UUID end = neighbours.succeeded(command);
        neighbours.succeededAgain(end, command);
        neighbours.succeeded(command);
        neighbours.partiallySucceeded(command);
        neighbours.started(command);

        awaitState(id, "SUCCEEDED");
        awaitAgentEventsConsumed();
        JsonPath done = get(id);
        assertThat(done.getString("state")).isEqualTo("SUCCEEDED");
        assertThat(done.getInt("counts.objects")).isEqualTo(42);
        assertThat(done.getInt("counts.blobs")).isEqualTo(3);
        assertThat(done.getMap("counts.volumes"))
                .isEqualTo(
                        Map.of("full", 1, "incremental", 1, "skipped", 1, "contentBytes", 15_000, "addedBytes", 970));
        await().untilAsserted(() -> assertThat(events(id))
                .hasExactlyElementsOfTypes(
                        BackupRequested.class,
                        BackupStarted.class,
                        BackupProgressed.class,
                        BackupProgressed.class,
                        BackupSucceeded.class));
        var last = ((BackupSucceeded) events(id).getLast()).getBackup();
        assertThat(last.getState()).isEqualTo(BackupState.SUCCEEDED);
        assertThat(last.getStoredBytes()).isEqualTo(1000);
        assertThat(last.getSkipVolumeData()).isFalse();
        assertThat(last.getVolumes())
                .extracting(BackupVolume::getClaim, BackupVolume::getMode, BackupVolume::getAddedBytes)
                .containsExactly(
                        tuple("data", VolumeMode.INCREMENTAL, 70L),
                        tuple("orders", VolumeMode.FULL, 900L),
                        tuple("cache", VolumeMode.SKIPPED, 0L));
        assertThat(last.getVersion()).isEqualTo(5);
    }

    @Test
    void tellsFullAndIncrementalVolumesApart() {
        validConnection();
        UUID id = request(Map.of()).jsonPath().getUUID("id");
        given().get("/api/backups/{id}/volumes", id).then().statusCode(200).body("items", hasSize(0));

        neighbours.succeeded(awaitStartBackup());

        awaitState(id, "SUCCEEDED");
        given().get("/api/backups/{id}/volumes", id)
                .then()
                .statusCode(200)
                .body("items.claim", contains("data", "orders", "cache"))
                .body("items.mode", contains("INCREMENTAL", "FULL", "SKIPPED"))
                .body("items.contentBytes", contains(6000, 9000, 0))
                .body("items.addedBytes", contains(70, 900, 0))
                .body("items.source", contains("SNAPSHOT", "NODE", null));
    }

    @Test
    void tellsHowFarTheVolumesOfARunningBackupAre() {
        validConnection();
        UUID id = request(Map.of()).jsonPath().getUUID("id");
        StartBackup command = awaitStartBackup();

        neighbours.started(command);
        neighbours.progressed(command, 1);

        await().untilAsserted(() -> assertThat(get(id).getMap("volumesProgress.current"))
                .containsEntry("claim", "data")
                .containsEntry("contentBytes", 1000)
                .containsEntry("bytesPerSecond", 100)
                .containsEntry("leftBytes", 2000));
        assertThat(get(id).getInt("volumesProgress.total")).isEqualTo(2);
        await().untilAsserted(() -> assertThat(events(id).getLast())
                .isInstanceOfSatisfying(BackupProgressed.class, it -> {
                    assertThat(it.getBackup().getVolumesProgress().getTotal()).isEqualTo(2);
                    assertThat(it.getBackup().getVolumesProgress().getCurrent().getContentBytes())
                            .isEqualTo(1000);
                }));
        neighbours.succeeded(command);
        awaitState(id, "SUCCEEDED");
        assertThat(get(id).getMap("volumesProgress")).isNull();
        await().untilAsserted(() -> assertThat(events(id).getLast())
                .isInstanceOfSatisfying(
                        BackupSucceeded.class,
                        it -> assertThat(it.getBackup().getVolumesProgress()).isNull()));
    }

    @Test
    void namesWhatAPartialBackupLacks() {
        validConnection();
        UUID id = request(Map.of()).jsonPath().getUUID("id");

        neighbours.partiallySucceeded(awaitStartBackup());

        awaitState(id, "PARTIALLY_SUCCEEDED");
        assertThat(get(id).getString("problems[0].kind")).isEqualTo("PersistentVolumeClaim");
        assertThat(get(id).getString("problems[0].name")).isEqualTo("data");
        await().untilAsserted(() -> assertThat(events(id).getLast()).isInstanceOf(BackupPartiallySucceeded.class));
    }

    @Test
    void tellsTheAgentWhatWasChosenByLabelAndKind() {
        validConnection();
        var wanted = Map.of(
                "namespaces", List.of(),
                "namespaceSelector", "team=red",
                "includedKinds", List.of("Secret"),
                "excludedKinds", List.of("*.apps"),
                "labelSelector", "tier in (web, db)");

        UUID id = request(wanted).jsonPath().getUUID("id");

        var selection = new BackupSelection(
                List.of(), "team=red", List.of("Secret"), List.of("*.apps"), "tier in (web, db)", List.of());
        assertThat(awaitStartBackup().getSelections()).containsExactly(selection);
        assertThat(get(id).getList("namespaces")).isEmpty();
        assertThat(get(id).getString("selections[0].namespaceSelector")).isEqualTo("team=red");
        assertThat(get(id).getString("selections[0].labelSelector")).isEqualTo("tier in (web, db)");
        await().untilAsserted(() -> assertThat(events(id).getFirst())
                .isInstanceOfSatisfying(
                        BackupRequested.class,
                        it -> assertThat(it.getBackup().getSelections())
                                .singleElement()
                                .satisfies(told ->
                                        assertThat(told.getIncludedKinds()).containsExactly("Secret"))));
    }

    @Test
    void tellsTheAgentWhichSingleObjectsWereChosen() {
        validConnection();
        var one = Map.of("kind", "Secret", "namespace", "shop", "name", "key");
        var other = Map.of("kind", "ClusterRole", "name", "system:node");

        UUID id = request(Map.of("namespaces", List.of(), "objects", List.of(one, other)))
                .jsonPath()
                .getUUID("id");

        assertThat(awaitStartBackup().getSelections().getFirst().getObjects())
                .containsExactly(
                        new SelectedObject("Secret", "shop", "key"),
                        new SelectedObject("ClusterRole", null, "system:node"));
        assertThat(get(id).getList("namespaces")).isEqualTo(List.of("shop"));
        assertThat(get(id).getString("selections[0].objects[1].name")).isEqualTo("system:node");
    }

    @Test
    void tellsTheAgentToLeaveTheDataOfVolumesOut() {
        validConnection();
        UUID plain = request(Map.of()).jsonPath().getUUID("id");
        assertThat(awaitStartBackup().getSkipVolumeData()).isFalse();

        UUID id = request(Map.of("skipVolumeData", true)).jsonPath().getUUID("id");

        await().until(() -> awaitStartBackup().getBackupId(), equalTo(id));
        StartBackup command = awaitStartBackup();
        assertThat(command.getSkipVolumeData()).isTrue();
        neighbours.started(command);
        awaitState(id, "IN_PROGRESS");
        assertThat(get(id).getBoolean("skipVolumeData")).isTrue();
        assertThat(get(plain).getBoolean("skipVolumeData")).isFalse();
        neighbours.succeeded(command);
        awaitState(id, "SUCCEEDED");
        await().untilAsserted(() -> assertThat(events(id).getLast())
                .isInstanceOfSatisfying(
                        BackupSucceeded.class,
                        event -> assertThat(event.getBackup().getSkipVolumeData())
                                .isTrue()));
    }

    @Test
    void failsABackupThatTheAgentRefuses() {
        validConnection();
        UUID id = request(Map.of()).jsonPath().getUUID("id");

        neighbours.rejected(cluster, awaitStartBackup().getCommandId());

        awaitState(id, "FAILED");
        assertThat(get(id).getString("reason")).isEqualTo("CommandUnknown");
        await().untilAsserted(() -> assertThat(events(id).getLast()).isInstanceOf(BackupFailed.class));
    }

    @Test
    void stopsABackup() {
        validConnection();
        UUID id = request(Map.of()).jsonPath().getUUID("id");
        StartBackup command = awaitStartBackup();
        neighbours.started(command);
        awaitState(id, "IN_PROGRESS");

        given().post("/api/backups/{id}/cancel", id).then().statusCode(202).body("state", equalTo("IN_PROGRESS"));
        await().until(() -> commands().getLast() instanceof CancelBackup);
        CancelBackup cancel = (CancelBackup) commands().getLast();
        assertThat(cancel.getBackupId()).isEqualTo(id);
        neighbours.cancelled(command, cancel);
        neighbours.succeeded(command);

        awaitState(id, "CANCELLED");
        awaitAgentEventsConsumed();
        given().post("/api/backups/{id}/cancel", id).then().statusCode(202).body("state", equalTo("CANCELLED"));
        await().untilAsserted(() -> assertThat(events(id))
                .hasExactlyElementsOfTypes(
                        BackupRequested.class, BackupStarted.class, BackupProgressed.class, BackupCancelled.class));
        assertThat(((BackupCancelled) events(id).getLast()).getBackup().getState())
                .isEqualTo(BackupState.CANCELLED);
    }

    @Test
    void doesNotStopABackupThatHasEnded() {
        validConnection();
        UUID id = request(Map.of()).jsonPath().getUUID("id");
        neighbours.succeeded(awaitStartBackup());
        awaitState(id, "SUCCEEDED");

        given().post("/api/backups/{id}/cancel", id)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("BackupNotRunning"));
    }

    @Test
    void ignoresWhatTheAgentOfAnotherClusterSays() {
        validConnection();
        UUID id = request(Map.of()).jsonPath().getUUID("id");

        neighbours.rejected(UUID.randomUUID(), awaitStartBackup().getCommandId());
        awaitAgentEventsConsumed();

        assertThat(get(id).getString("state")).isEqualTo("PENDING");
    }

    @Test
    void presumesThatABackupIsLostAndBelievesTheAgentThatSpeaksAfterAll() {
        validConnection();
        UUID id = request(Map.of()).jsonPath().getUUID("id");
        StartBackup command = awaitStartBackup();

        database.preparedQuery("update backup set deadline = now() - interval '1 day' where backup_id = $1")
                .executeAndAwait(Tuple.of(id));
        awaitState(id, "FAILED");
        neighbours.succeeded(command);

        awaitState(id, "SUCCEEDED");
        await().untilAsserted(() -> assertThat(events(id))
                .hasExactlyElementsOfTypes(BackupRequested.class, BackupFailed.class, BackupSucceeded.class));
    }

    @Test
    void presumesThatARunningBackupIsLostWhenItsClusterStaysAwayAndBelievesTheAgentThatComesBack() {
        validConnection();
        UUID id = request(Map.of()).jsonPath().getUUID("id");
        StartBackup command = awaitStartBackup();
        neighbours.started(command);
        awaitState(id, "IN_PROGRESS");

        neighbours.clusterIs(cluster, TENANT, ClusterState.OFFLINE, 2);
        awaitState(id, "FAILED");
        assertThat(get(id).getString("reason")).isEqualTo("AgentOffline");
        assertThat(get(id).getString("startedAt")).isNotNull();
        neighbours.succeeded(command);

        awaitState(id, "SUCCEEDED");
        await().untilAsserted(() -> assertThat(events(id))
                .hasExactlyElementsOfTypes(
                        BackupRequested.class, BackupStarted.class, BackupFailed.class, BackupSucceeded.class));
    }

    @Test
    void asksAnAgentAgainThatSaysNothingOfABackup() {
        validConnection();
        UUID id = request(Map.of()).jsonPath().getUUID("id");
        StartBackup command = awaitStartBackup();
        neighbours.started(command);

        await().untilAsserted(() -> assertThat(commands())
                .filteredOn(StartBackup.class::isInstance)
                .hasSizeGreaterThan(1)
                .allSatisfy(again -> assertThat(again).isEqualTo(command)));
        neighbours.expired(command);

        awaitState(id, "FAILED");
        assertThat(get(id).getString("reason")).isEqualTo("CommandExpired");
    }
}
