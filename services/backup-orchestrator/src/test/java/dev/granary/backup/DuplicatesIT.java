package dev.granary.backup;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.granary.contracts.agent.v1.StartBackup;
import io.restassured.response.Response;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A backup once more, as a new request. */
@OrchestratorTest
class DuplicatesIT extends OrchestratorFixture {
    @Test
    void asksTheAgentForTheSameAgain() {
        validConnection();
        UUID first = request(Map.of("namespaces", List.of("shop", "desk"), "skipVolumeData", true))
                .jsonPath()
                .getUUID("id");
        StartBackup command = awaitStartBackup();
        neighbours.succeeded(command);
        awaitState(first, "SUCCEEDED");

        Response answer = duplicate(first, UUID.randomUUID().toString(), "again");

        assertThat(answer.statusCode()).isEqualTo(201);
        UUID second = answer.jsonPath().getUUID("id");
        await().until(() -> awaitStartBackup().getBackupId(), equalTo(second));
        assertThat(awaitStartBackup().getSelections()).isEqualTo(command.getSelections());
        assertThat(awaitStartBackup().getSkipVolumeData()).isTrue();
        assertThat(get(second).getString("name")).isEqualTo("again");
        assertThat(get(second).getString("retryOf")).isNull();
        assertThat(get(first).getList("retries")).isEmpty();
    }

    @Test
    void aRepeatedWishUnderItsKeyIsOneBackup() {
        UUID whole = succeededBackup();
        String key = UUID.randomUUID().toString();

        Response first = duplicate(whole, key, "again");
        Response second = duplicate(whole, key, "again");

        assertThat(first.statusCode()).isEqualTo(201);
        assertThat(second.statusCode()).isEqualTo(200);
        assertThat(second.jsonPath().getUUID("id")).isEqualTo(first.jsonPath().getUUID("id"));
        duplicate(whole, key, "other").then().statusCode(409).body("code", equalTo("IdempotencyKeyReused"));
    }

    @Test
    void theKeyOfTheFirstRequestIsNotThatOfItsDuplicate() {
        validConnection();
        String key = UUID.randomUUID().toString();
        UUID first = requestUnder(key, "nightly").jsonPath().getUUID("id");

        duplicate(first, key, "nightly").then().statusCode(409).body("code", equalTo("IdempotencyKeyReused"));
    }

    @Test
    void needsNoBody() {
        UUID whole = succeededBackup();

        given().contentType("application/json")
                .post("/api/backups/{id}/duplicates", whole)
                .then()
                .statusCode(201);
    }

    @Test
    void refusesABackupThatIsNotThereAndANameThatIsNone() {
        UUID whole = succeededBackup();

        duplicate(UUID.randomUUID(), "key", "again").then().statusCode(404).body("code", equalTo("NotFound"));
        duplicate(whole, "key", "a/b").then().statusCode(422).body("errors[0].pointer", equalTo("/name"));
    }

    private static Response duplicate(UUID backup, String key, String name) {
        return given().contentType("application/json")
                .header("Idempotency-Key", key)
                .body(Map.of("name", name))
                .post("/api/backups/{id}/duplicates", backup);
    }
}
