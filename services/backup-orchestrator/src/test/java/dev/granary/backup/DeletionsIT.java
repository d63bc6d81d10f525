package dev.granary.backup;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.granary.contracts.agent.v1.DeleteBackup;
import dev.granary.contracts.backups.v1.BackupDeleted;
import dev.granary.contracts.backups.v1.BackupDeletionFailed;
import dev.granary.contracts.backups.v1.BackupDeletionRequested;
import dev.granary.contracts.backups.v1.BackupRequested;
import dev.granary.contracts.backups.v1.BackupState;
import dev.granary.contracts.backups.v1.BackupSucceeded;
import dev.granary.contracts.clusters.v1.ClusterState;
import io.vertx.mutiny.sqlclient.Tuple;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of a backup that somebody deletes. */
@OrchestratorTest
class DeletionsIT extends OrchestratorFixture {
    private static final Instant UNLOCK = Instant.parse("2030-01-02T03:04:05Z");

    @Test
    void triesInVainWhileItIsLockedAndThenDeletesIt() {
        UUID id = succeededBackup();

        given().delete("/api/backups/{id}", id).then().statusCode(202).body("state", equalTo("DELETING"));
        DeleteBackup first = awaitDeleteBackup(1);
        assertThat(first.getBackupId()).isEqualTo(id);
        assertThat(first.getOwnerClusterId()).isEqualTo(cluster);
        assertThat(first.getLocationId()).isEqualTo(location);
        neighbours.locked(first, UNLOCK);
        awaitState(id, "SUCCEEDED");
        assertThat(get(id).getString("deletion.reason")).isEqualTo("BackupLocked");
        assertThat(get(id).getString("deletion.lockedUntil")).isEqualTo(UNLOCK.toString());

        given().delete("/api/backups/{id}", id).then().statusCode(202);
        neighbours.deleted(awaitDeleteBackup(2));

        await().until(() -> given().get("/api/backups/{id}", id).statusCode() == 404);
        await().untilAsserted(() -> assertThat(events(id))
                .hasExactlyElementsOfTypes(
                        BackupRequested.class,
                        BackupSucceeded.class,
                        BackupDeletionRequested.class,
                        BackupDeletionFailed.class,
                        BackupDeletionRequested.class,
                        BackupDeleted.class));
        var failed = (BackupDeletionFailed) events(id).get(3);
        assertThat(failed.getBackup().getState()).isEqualTo(BackupState.SUCCEEDED);
        assertThat(failed.getBackup().getDeletion().getLockedUntil()).isEqualTo(UNLOCK);
        var deleted = (BackupDeleted) events(id).getLast();
        assertThat(deleted.getRecordOnly()).isFalse();
        assertThat(deleted.getDeletedBlobs()).isEqualTo(4);
        assertThat(deleted.getBackup().getVersion()).isEqualTo(6);
    }

    @Test
    void refusesWithoutAUsableClusterAndThenForgetsTheRecordByForceOnly() {
        UUID id = succeededBackup();
        given().delete("/api/backups/{id}?force=true&acknowledge=DATA_STAYS", id)
                .then()
                .statusCode(409)
                .body("code", equalTo("ClusterCanDelete"));
        neighbours.clusterIs(cluster, TENANT, ClusterState.OFFLINE, 2);

        await().untilAsserted(() -> given().delete("/api/backups/{id}?force=true", id)
                .then()
                .statusCode(422)
                .body("code", equalTo("FieldMissing"))
                .body("errors[0].pointer", equalTo("?acknowledge")));
        awaitClusterOffline();
        given().delete("/api/backups/{id}", id)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("NoUsableCluster"))
                .body("detail", containsString("OFFLINE"));
        assertThat(get(id).getString("state")).isEqualTo("SUCCEEDED");

        given().delete("/api/backups/{id}?force=true&acknowledge=DATA_STAYS", id)
                .then()
                .statusCode(204);

        given().get("/api/backups/{id}", id).then().statusCode(404);
        await().untilAsserted(() -> assertThat(events(id).getLast())
                .isInstanceOfSatisfying(
                        BackupDeleted.class,
                        it -> assertThat(it.getRecordOnly()).isTrue()));
        assertThat(commands()).noneMatch(DeleteBackup.class::isInstance);
    }

    @Test
    void refusesToDeleteABackupThatRuns() {
        validConnection();
        UUID id = request(Map.of()).jsonPath().getUUID("id");

        given().delete("/api/backups/{id}", id).then().statusCode(409).body("code", equalTo("BackupRunning"));
    }

    private void awaitClusterOffline() {
        await().until(() -> database.preparedQuery(
                        "select 1 from known_cluster where cluster_id = $1 and reachability = 'OFFLINE'")
                .executeAndAwait(Tuple.of(cluster))
                .iterator()
                .hasNext());
    }

    private DeleteBackup awaitDeleteBackup(int count) {
        await().until(() ->
                commands().stream().filter(DeleteBackup.class::isInstance).count() == count);
        return (DeleteBackup) commands().getLast();
    }
}
