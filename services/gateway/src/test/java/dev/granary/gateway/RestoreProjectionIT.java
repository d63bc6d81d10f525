package dev.granary.gateway;

import static dev.granary.gateway.Samples.NOON;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.granary.contracts.restores.v1.ExistingObjects;
import dev.granary.contracts.restores.v1.Restore;
import dev.granary.contracts.restores.v1.RestoreDeleted;
import dev.granary.contracts.restores.v1.RestoreOutcome;
import dev.granary.contracts.restores.v1.RestorePartiallySucceeded;
import dev.granary.contracts.restores.v1.RestoreProblem;
import dev.granary.contracts.restores.v1.RestoreRequested;
import dev.granary.contracts.restores.v1.RestoreState;
import dev.granary.contracts.restores.v1.RestoreTotals;
import io.restassured.path.json.JsonPath;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** From the orchestrator's records to what GraphQL answers about restores. */
@GatewayTest
class RestoreProjectionIT {

    private static final String TOPIC = "granary.restores.v1";

    private final Bus orchestrator = new Bus("backup-orchestrator");
    private final UUID cluster = UUID.randomUUID();
    private final UUID backup = UUID.randomUUID();
    private final UUID older = UUID.randomUUID();
    private final UUID newer = UUID.randomUUID();

    @AfterEach
    void close() {
        orchestrator.close();
    }

    @Test
    void showsTheWholeRestoreAsItWasLastPublished() {
        orchestrator.send(TOPIC, older, new RestoreRequested(row(older, RestoreState.PENDING, 1), NOON));
        orchestrator.send(TOPIC, older, new RestorePartiallySucceeded(ended(), NOON));
        orchestrator.send(TOPIC, older, new RestoreRequested(row(older, RestoreState.PENDING, 1), NOON));

        String fields = "state dryRun existing phase objectsDone objectsTotal namespaceMapping { key value }"
                + " totals { created kept notServed } problems { kind namespace name outcome reason message }";
        await().untilAsserted(() -> {
            JsonPath restore = query("{ restore(id: \\\"" + older + "\\\") { " + fields + " } }");
            assertThat(restore.getString("data.restore.state")).isEqualTo("PARTIALLY_SUCCEEDED");
            assertThat(restore.getMap("data.restore.totals"))
                    .isEqualTo(Map.of("created", 4, "kept", 1, "notServed", 2));
            assertThat(restore.getList("data.restore.namespaceMapping"))
                    .isEqualTo(List.of(Map.of("key", "shop", "value", "shop-2")));
            assertThat(restore.getMap("data.restore.problems[0]"))
                    .containsEntry("kind", "Widget")
                    .containsEntry("outcome", "NOT_SERVED")
                    .containsEntry("reason", "KindNotServed");
        });
    }

    @Test
    void listsThemNewestFirstAndADeletedOneOnlyWhenAskedFor() {
        orchestrator.send(TOPIC, older, new RestoreRequested(row(older, RestoreState.PENDING, 1), NOON));
        orchestrator.send(TOPIC, older, new RestoreRequested(row(newer, RestoreState.PENDING, 1), NOON));

        await().untilAsserted(() -> assertThat(listed("")).containsExactly(newer.toString(), older.toString()));
        assertThat(listed(", state: FAILED")).isEmpty();
        assertThat(listed(", dryRun: true")).isEmpty();

        orchestrator.send(TOPIC, older, new RestoreDeleted(row(newer, RestoreState.FAILED, 3), NOON));

        await().untilAsserted(() -> assertThat(listed("")).containsExactly(older.toString()));
        assertThat(listed(", state: DELETED")).containsExactly(newer.toString());
    }

    @Test
    void pagesThroughThem() {
        orchestrator.send(TOPIC, older, new RestoreRequested(row(older, RestoreState.PENDING, 1), NOON));
        orchestrator.send(TOPIC, older, new RestoreRequested(row(newer, RestoreState.PENDING, 1), NOON));
        await().untilAsserted(() -> assertThat(listed("")).hasSize(2));

        JsonPath first = page("");
        JsonPath second = page(", cursor: \\\"" + first.getString("data.restores.nextCursor") + "\\\"");

        assertThat(first.getString("data.restores.items[0].restoreId")).isEqualTo(newer.toString());
        assertThat(second.getString("data.restores.items[0].restoreId")).isEqualTo(older.toString());
        assertThat(second.getString("data.restores.nextCursor")).isNull();
        assertThat(second.getInt("data.restores.total")).isEqualTo(2);
    }

    private List<String> listed(String filter) {
        return query("{ restores(filter: {clusterId: \\\"" + cluster + "\\\", backupId: \\\"" + backup
                        + "\\\", tenant: \\\"fleet\\\"" + filter + "}) { items { restoreId } } }")
                .getList("data.restores.items.restoreId", String.class);
    }

    private JsonPath page(String cursor) {
        return query("{ restores(filter: {clusterId: \\\"" + cluster + "\\\"}, limit: 1" + cursor
                + ") { items { restoreId } nextCursor total } }");
    }

    private static JsonPath query(String graphql) {
        return given().contentType("application/json")
                .body("{\"query\": \"" + graphql + "\"}")
                .post("/graphql")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    private Restore ended() {
        return draft(older, RestoreState.PARTIALLY_SUCCEEDED, 4)
                .setFinishedAt(NOON.plus(Duration.ofMinutes(2)))
                .setTotals(new RestoreTotals(4L, 0L, 1L, 0L, 2L, 0L, 0L))
                .setProblems(List.of(new RestoreProblem(
                        "Widget",
                        "example.com/v1",
                        "shop",
                        "blue",
                        RestoreOutcome.NOT_SERVED,
                        "KindNotServed",
                        "Install its definition.")))
                .build();
    }

    private Restore row(UUID restore, RestoreState state, long version) {
        return draft(restore, state, version).build();
    }

    private Restore.Builder draft(UUID restore, RestoreState state, long version) {
        return Restore.newBuilder()
                .setRestoreId(restore)
                .setClusterId(cluster)
                .setTenant("fleet")
                .setBackupId(backup)
                .setBackupClusterId(cluster)
                .setLocationId(UUID.randomUUID())
                .setName("after the fire")
                .setDryRun(false)
                .setNamespaces(List.of("shop"))
                .setIncludedKinds(List.of())
                .setExcludedKinds(List.of())
                .setNamespaceMapping(Map.of("shop", "shop-2"))
                .setStorageClassMapping(Map.of())
                .setExisting(ExistingObjects.RETAIN)
                .setState(state)
                .setRequestedAt(restore.equals(newer) ? NOON.plusSeconds(1) : NOON)
                .setPhase("WORKLOADS")
                .setObjectsDone(5)
                .setObjectsTotal(7)
                .setProblems(List.of())
                .setVersion(version);
    }
}
