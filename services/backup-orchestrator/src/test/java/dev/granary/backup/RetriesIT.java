package dev.granary.backup;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import dev.granary.contracts.agent.v1.SelectedObject;
import dev.granary.contracts.agent.v1.StartBackup;
import dev.granary.contracts.backups.v1.BackupRequested;
import dev.granary.contracts.backups.v1.BackupRetried;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of a backup that is retried. */
@OrchestratorTest
class RetriesIT extends OrchestratorFixture {
    @Test
    void tellsTheAgentWhatFailedAndShowsTheLinkInBothDirections() {
        UUID failed = partialBackup();

        Response answer = retry(failed, "again");

        assertThat(answer.statusCode()).isEqualTo(201);
        UUID retry = answer.jsonPath().getUUID("id");
        await().until(() -> awaitStartBackup().getBackupId(), equalTo(retry));
        StartBackup command = awaitStartBackup();
        assertThat(command.getSelections())
                .singleElement()
                .satisfies(it -> assertThat(it.getObjects())
                        .containsExactly(new SelectedObject("PersistentVolumeClaim", "shop", "data")));
        assertThat(get(retry).getUUID("retryOf")).isEqualTo(failed);
        assertThat(get(failed).getList("retries")).isEqualTo(List.of(retry.toString()));
        assertThat(list(Map.of("clusterId", cluster)).<String>getList("items.retryOf"))
                .containsExactly(failed.toString(), null);
        await().untilAsserted(() -> assertThat(events(failed).getLast())
                .isInstanceOfSatisfying(
                        BackupRetried.class,
                        it -> assertThat(it.getBackup().getRetries()).containsExactly(retry)));
        await().untilAsserted(() -> assertThat(events(retry).getFirst())
                .isInstanceOfSatisfying(
                        BackupRequested.class,
                        it -> assertThat(it.getBackup().getRetryOf()).isEqualTo(failed)));
    }

    @Test
    void aRepeatedWishUnderItsKeyIsOneRetry() {
        UUID failed = partialBackup();
        String key = UUID.randomUUID().toString();

        Response first = retryUnder(key, failed);
        Response second = retryUnder(key, failed);

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.jsonPath().getUUID("id")).isEqualTo(first.jsonPath().getUUID("id"));
        assertThat(get(failed).getList("retries")).hasSize(1);
    }

    @Test
    void refusesWhileTheBackupRunsAndWhenNothingFailed() {
        validConnection();
        UUID id = request(Map.of()).jsonPath().getUUID("id");
        StartBackup command = awaitStartBackup();

        retry(id, "again").then().statusCode(409).body("code", equalTo("BackupRunning"));
        neighbours.succeeded(command);
        awaitState(id, "SUCCEEDED");

        retry(id, "again")
                .then()
                .statusCode(409)
                .body("code", equalTo("NothingToRetry"))
                .body("detail", containsString("SUCCEEDED"));
        retry(id, "a/b").then().statusCode(422).body("errors[0].pointer", equalTo("/name"));
    }

    private UUID partialBackup() {
        validConnection();
        UUID id = request(Map.of()).jsonPath().getUUID("id");
        neighbours.partiallySucceeded(awaitStartBackup());
        awaitState(id, "PARTIALLY_SUCCEEDED");
        return id;
    }

    private static Response retry(UUID backup, String name) {
        return given().contentType("application/json")
                .body(Map.of("name", name))
                .post("/api/backups/{id}/retries", backup);
    }

    private static Response retryUnder(String key, UUID backup) {
        return given().contentType("application/json")
                .header("Idempotency-Key", key)
                .post("/api/backups/{id}/retries", backup);
    }
}
