package dev.granary.backup;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.granary.contracts.agent.v1.RestoreOutcome;
import dev.granary.contracts.agent.v1.RestoredObject;
import dev.granary.contracts.agent.v1.StartRestore;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What people see of the objects of a restore. */
@OrchestratorTest
class RestoredObjectsIT extends OrchestratorFixture {
    private static final RestoredObject CONFLICT = new RestoredObject(
            "v1", "Service", "shop-2", "web", RestoreOutcome.CONFLICT, "FieldImmutable", "It cannot change.");

    @Test
    void listsWhatBecameOfEachObjectByFilterAndPageUntilTheRecordGoes() {
        UUID id = restore(succeededBackup(), Map.of());
        StartRestore command = awaitStartRestore();
        neighbours.objects(command, 1, false, CONFLICT, made("ConfigMap", "a"));
        neighbours.objects(command, 2, true, made("Secret", "b"));
        neighbours.objects(command, 1, false, CONFLICT, made("ConfigMap", "a"));
        neighbours.restorePartiallySucceeded(command);
        awaitRestore(id, "PARTIALLY_SUCCEEDED");

        JsonPath first = objects(id, Map.of("limit", "2"));

        assertThat(first.getList("items.name")).isEqualTo(List.of("web", "a"));
        assertThat(first.getBoolean("complete")).isTrue();
        JsonPath second = objects(id, Map.of("limit", "2", "after", first.getString("next")));
        assertThat(second.getList("items.name")).isEqualTo(List.of("b"));
        assertThat(second.getString("next")).isNull();
        assertThat(second.getString("items[0].result")).isEqualTo("CREATED");
        assertThat(second.getString("items[0].reason")).isNull();
        JsonPath conflicts = objects(id, Map.of("result", "CONFLICT", "namespace", "shop-2", "kind", "service"));
        assertThat(conflicts.getList("items")).hasSize(1);
        assertThat(conflicts.getString("items[0].reason")).isEqualTo("FieldImmutable");
        assertThat(conflicts.getString("items[0].message")).isEqualTo("It cannot change.");

        given().delete("/api/restores/{id}", id).then().statusCode(204);
        given().get("/api/restores/{id}/objects", id).then().statusCode(404);
    }

    @Test
    void saysWhenTheAgentHasNotToldOfAllObjects() {
        UUID id = restore(succeededBackup(), Map.of());
        neighbours.objects(awaitStartRestore(), 1, false, CONFLICT);

        await().until(() -> objects(id, Map.of()).getList("items").size(), equalTo(1));
        assertThat(objects(id, Map.of()).getBoolean("complete")).isFalse();
    }

    @Test
    void refusesAQueryThatIsNone() {
        UUID id = UUID.randomUUID();
        given().get("/api/restores/{id}/objects?result=GONE", id)
                .then()
                .statusCode(422)
                .body("code", equalTo("FieldInvalid"));
        given().get("/api/restores/{id}/objects?after=AA", id)
                .then()
                .statusCode(422)
                .body("code", equalTo("CursorInvalid"));
        given().get("/api/restores/{id}/objects", id).then().statusCode(404).body("code", equalTo("NotFound"));
    }

    private static RestoredObject made(String kind, String name) {
        return new RestoredObject("v1", kind, "shop-2", name, RestoreOutcome.CREATED, null, null);
    }

    private static JsonPath objects(UUID restore, Map<String, String> query) {
        return given().queryParams(query)
                .get("/api/restores/{id}/objects", restore)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
