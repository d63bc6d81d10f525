package dev.granary.backup;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.granary.contracts.agent.v1.VerifyBackup;
import dev.granary.contracts.backups.v1.BackupRequested;
import dev.granary.contracts.backups.v1.BackupState;
import dev.granary.contracts.backups.v1.BackupSucceeded;
import dev.granary.contracts.backups.v1.BackupVerificationFailed;
import dev.granary.contracts.backups.v1.BackupVerificationProgressed;
import dev.granary.contracts.backups.v1.BackupVerificationRequested;
import dev.granary.contracts.backups.v1.BackupVerified;
import dev.granary.contracts.backups.v1.VerificationState;
import dev.granary.contracts.clusters.v1.ClusterState;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of a backup that somebody has verified. */
@OrchestratorTest
class VerificationsIT extends OrchestratorFixture {
    @Test
    void showsWhatTheAgentFoundOnTheBackupAndInTheList() {
        UUID id = succeededBackup();

        given().contentType("application/json")
                .body(Map.of("deep", true))
                .post("/api/backups/{id}/verifications", id)
                .then()
                .statusCode(202)
                .body("verification.state", equalTo("RUNNING"))
                .body("verification.deep", equalTo(true))
                .body("integrity", equalTo(null));
        VerifyBackup command = awaitVerifyBackup();
        assertThat(command.getBackupId()).isEqualTo(id);
        assertThat(command.getOwnerClusterId()).isEqualTo(cluster);
        assertThat(command.getLocationId()).isEqualTo(location);
        assertThat(command.getDeep()).isTrue();
        neighbours.verificationProgressed(command, 1);
        neighbours.verificationFoundDamage(command);
        neighbours.verificationFoundDamage(command);

        await().until(() -> get(id).getString("verification.state"), equalTo("SUCCEEDED"));
        awaitAgentEventsConsumed();
        assertThat(get(id).getString("state")).isEqualTo("SUCCEEDED");
        assertThat(get(id).getInt("verification.checkedBlobs")).isEqualTo(4);
        assertThat(get(id).getBoolean("integrity.damaged")).isTrue();
        assertThat(get(id).getInt("integrity.missingBlobs")).isEqualTo(1);
        assertThat(get(id).getString("integrity.damages[0].kind")).isEqualTo("MISSING");
        assertThat(get(id).getString("integrity.verifiedAt")).isNotNull();
        assertThat(list(Map.of("clusterId", cluster)).getBoolean("items[0].integrity.damaged"))
                .isTrue();
        await().untilAsserted(() -> assertThat(events(id))
                .hasExactlyElementsOfTypes(
                        BackupRequested.class,
                        BackupSucceeded.class,
                        BackupVerificationRequested.class,
                        BackupVerificationProgressed.class,
                        BackupVerified.class));
        var told = ((BackupVerified) events(id).getLast()).getBackup();
        assertThat(told.getState()).isEqualTo(BackupState.SUCCEEDED);
        assertThat(told.getVerification().getState()).isEqualTo(VerificationState.SUCCEEDED);
        assertThat(told.getIntegrity().getDamaged()).isTrue();
        assertThat(told.getIntegrity().getDamages()).hasSize(1);
    }

    @Test
    void asksAQuietAgentAgainAndSaysWhyOneFailed() {
        UUID id = succeededBackup();

        given().contentType("application/json")
                .post("/api/backups/{id}/verifications", id)
                .then()
                .statusCode(202)
                .body("verification.deep", equalTo(false));
        VerifyBackup command = awaitVerifyBackup();
        await().untilAsserted(() -> assertThat(commands())
                .filteredOn(VerifyBackup.class::isInstance)
                .hasSizeGreaterThan(1)
                .allSatisfy(again -> assertThat(again).isEqualTo(command)));
        neighbours.rejected(cluster, command.getCommandId());

        await().until(() -> get(id).getString("verification.state"), equalTo("FAILED"));
        assertThat(get(id).getString("verification.reason")).isEqualTo("CommandUnknown");
        assertThat(get(id).getString("state")).isEqualTo("SUCCEEDED");
        await().untilAsserted(() -> assertThat(events(id).getLast()).isInstanceOf(BackupVerificationFailed.class));
    }

    @Test
    void presumesThatOneFailedWhenItsClusterStaysAwayAndBelievesTheAgentThatComesBack() {
        UUID id = succeededBackup();
        given().contentType("application/json")
                .post("/api/backups/{id}/verifications", id)
                .then()
                .statusCode(202);
        VerifyBackup command = awaitVerifyBackup();

        neighbours.clusterIs(cluster, TENANT, ClusterState.OFFLINE, 2);
        await().until(() -> get(id).getString("verification.reason"), equalTo("AgentOffline"));
        neighbours.verificationFoundDamage(command);

        await().until(() -> get(id).getString("verification.state"), equalTo("SUCCEEDED"));
    }

    @Test
    void refusesWhatIsNotInTheStoreAndWhatNobodyCanReach() {
        UUID id = succeededBackup();
        UUID pending = request(Map.of()).jsonPath().getUUID("id");
        refused(pending, "BackupNotVerifiable");
        neighbours.clusterIs(cluster, TENANT, ClusterState.OFFLINE, 2);

        await().untilAsserted(() -> refused(id, "NoUsableCluster"));

        given().contentType("application/json")
                .post("/api/backups/{id}/verifications", UUID.randomUUID())
                .then()
                .statusCode(404);
    }

    private static void refused(UUID backup, String code) {
        given().contentType("application/json")
                .post("/api/backups/{id}/verifications", backup)
                .then()
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo(code));
    }

    private VerifyBackup awaitVerifyBackup() {
        await().until(() -> commands().getLast() instanceof VerifyBackup);
        return (VerifyBackup) commands().getLast();
    }
}
