package dev.granary.backup;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.granary.contracts.agent.v1.BackedUpObject;
import dev.granary.contracts.agent.v1.ObjectResult;
import dev.granary.contracts.agent.v1.StartBackup;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What people see of the objects of a backup. */
@OrchestratorTest
class ObjectsIT extends OrchestratorFixture {
    private static final BackedUpObject FAILED = new BackedUpObject(
            null,
            "PersistentVolumeClaim",
            "shop",
            "data",
            ObjectResult.FAILED,
            "VolumeBackupFailed",
            "The mover was evicted.");

    @Test
    void listsWhatBecameOfEachObjectByFilterAndPage() {
        validConnection();
        UUID id = request(Map.of()).jsonPath().getUUID("id");
        StartBackup command = awaitStartBackup();
        neighbours.objects(command, 1, false, FAILED, stored("ConfigMap", "a"));
        neighbours.objects(command, 2, true, stored("Secret", "b"));
        neighbours.objects(command, 1, false, FAILED, stored("ConfigMap", "a"));
        neighbours.partiallySucceeded(command);
        awaitState(id, "PARTIALLY_SUCCEEDED");

        JsonPath first = objects(id, Map.of("limit", "2"));

        assertThat(first.getList("items.name")).isEqualTo(List.of("data", "a"));
        assertThat(first.getBoolean("complete")).isTrue();
        JsonPath second = objects(id, Map.of("limit", "2", "after", first.getString("next")));
        assertThat(second.getList("items.name")).isEqualTo(List.of("b"));
        assertThat(second.getString("next")).isNull();
        JsonPath failed = objects(id, Map.of("result", "FAILED", "namespace", "shop"));
        assertThat(failed.getList("items")).hasSize(1);
        assertThat(failed.getString("items[0].reason")).isEqualTo("VolumeBackupFailed");
        assertThat(failed.getString("items[0].message")).isEqualTo("The mover was evicted.");
        assertThat(objects(id, Map.of("kind", "secret")).getList("items.name")).isEqualTo(List.of("b"));
    }

    @Test
    void saysWhenTheAgentHasNotToldOfAllObjects() {
        validConnection();
        UUID id = request(Map.of()).jsonPath().getUUID("id");
        neighbours.objects(awaitStartBackup(), 1, false, FAILED);

        await().until(() -> objects(id, Map.of()).getList("items").size(), equalTo(1));
        assertThat(objects(id, Map.of()).getBoolean("complete")).isFalse();
    }

    @Test
    void refusesAQueryThatIsNone() {
        UUID id = UUID.randomUUID();
        given().get("/api/backups/{id}/objects?result=GONE", id)
                .then()
                .statusCode(422)
                .body("code", equalTo("FieldInvalid"));
        given().get("/api/backups/{id}/objects?after=AA", id)
                .then()
                .statusCode(422)
                .body("code", equalTo("CursorInvalid"));
        given().get("/api/backups/{id}/objects", id).then().statusCode(404).body("code", equalTo("NotFound"));
    }

    private static BackedUpObject stored(String kind, String name) {
        return new BackedUpObject("v1", kind, "shop", name, ObjectResult.STORED, null, null);
    }

    private static JsonPath objects(UUID backup, Map<String, String> query) {
        return given().queryParams(query)
                .get("/api/backups/{id}/objects", backup)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
