package dev.granary.backup;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.granary.contracts.Topics;
import dev.granary.contracts.agent.v1.StartBackup;
import dev.granary.contracts.agent.v1.StartRestore;
import dev.granary.contracts.clusters.v1.ClusterState;
import dev.granary.testing.infrastructure.TestBus;
import io.restassured.path.json.JsonPath;
import io.restassured.response.Response;
import io.vertx.mutiny.sqlclient.Pool;
import io.vertx.mutiny.sqlclient.Tuple;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.avro.specific.SpecificRecordBase;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** A cluster and a location of its own for each test, and what a test says and asks. */
@SuppressWarnings("NullAway.Init") // Quarkus injects the database
abstract class OrchestratorFixture {
    static {
        // Long enough for a busy machine; only a failure takes it.
        Awaitility.setDefaultTimeout(Duration.ofMinutes(1));
    }

    static final String TENANT = "acme";

    @Inject
    Pool database;

    final TestBus bus = new TestBus();
    final Neighbours neighbours = new Neighbours(bus);
    final UUID cluster = UUID.randomUUID();
    final UUID location = UUID.randomUUID();

    @BeforeEach
    void tenantHasItsTopics() {
        bus.ensureTopic(Topics.commandsOf(TENANT));
    }

    @AfterEach
    void close() {
        bus.close();
    }

    void validConnection() {
        neighbours.clusterIs(cluster, TENANT, ClusterState.ONLINE, 1);
        neighbours.locationCreated(location);
        neighbours.assigned(location, cluster);
        neighbours.validated(location, cluster, 3);
        await().until(() -> isKnownAsValid() && !commands().isEmpty());
    }

    boolean isKnownAsValid() {
        return database.preparedQuery(
                        "select 1 from known_connection where location_id = $1 and cluster_id = $2 and state = 'VALID'")
                .executeAndAwait(Tuple.of(location, cluster))
                .iterator()
                .hasNext();
    }

    void awaitLocationsConsumed() {
        UUID marker = UUID.randomUUID();
        neighbours.clusterIs(marker, TENANT, ClusterState.ONLINE, 1);
        neighbours.assigned(location, marker);
        await().until(() ->
                !bus.allOf(Topics.commandsOf(TENANT), marker.toString()).isEmpty());
    }

    /** Events of one cluster are read in order: the answer to this hello comes after everything before it. */
    void awaitAgentEventsConsumed() {
        int before = commands().size();
        neighbours.hello(cluster);
        await().until(() -> commands().size() > before);
    }

    List<SpecificRecordBase> commands() {
        return bus.allOf(Topics.commandsOf(TENANT), cluster.toString());
    }

    void awaitCommands(Class<?>... types) {
        await().untilAsserted(() -> assertThat(commands()).hasExactlyElementsOfTypes(types));
    }

    StartBackup awaitStartBackup() {
        await().until(() -> commands().getLast() instanceof StartBackup);
        return (StartBackup) commands().getLast();
    }

    List<SpecificRecordBase> events(UUID backup) {
        return bus.allOf(Topics.BACKUPS.topic(), backup.toString());
    }

    static void awaitState(UUID backup, String state) {
        await().until(() -> get(backup).getString("state"), equalTo(state));
    }

    Response request(Map<String, Object> changes) {
        return given().contentType("application/json").body(body(changes)).post("/api/backups");
    }

    Response requestUnder(String key, String name) {
        return given().contentType("application/json")
                .header("Idempotency-Key", key)
                .body(body(Map.of("name", name)))
                .post("/api/backups");
    }

    Map<String, Object> body(Map<String, Object> changes) {
        var body = new HashMap<String, Object>(
                Map.of("clusterId", cluster, "locationId", location, "namespaces", List.of("shop", "billing")));
        body.putAll(changes);
        return body;
    }

    static JsonPath get(UUID backup) {
        return given().get("/api/backups/{id}", backup)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    static JsonPath list(Map<String, Object> query) {
        return given().queryParams(query)
                .get("/api/backups")
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }

    UUID succeededBackup() {
        validConnection();
        UUID id = request(Map.of()).jsonPath().getUUID("id");
        neighbours.succeeded(awaitStartBackup());
        awaitState(id, "SUCCEEDED");
        return id;
    }

    UUID restore(UUID backup, Map<String, Object> more) {
        Response response = askToRestore(backup, more);
        assertThat(response.statusCode()).as(response.asString()).isEqualTo(201);
        UUID id = response.jsonPath().getUUID("id");
        assertThat(response.header("Location")).endsWith("/api/restores/" + id);
        return id;
    }

    Response askToRestore(UUID backup, Map<String, Object> more) {
        return given().contentType("application/json")
                .body(restoreBody(backup, more))
                .post("/api/restores");
    }

    Map<String, Object> restoreBody(UUID backup, Map<String, Object> more) {
        var body = new HashMap<String, Object>(Map.of("backupId", backup, "clusterId", cluster));
        body.putAll(more);
        return body;
    }

    StartRestore awaitStartRestore() {
        await().until(() -> commands().getLast() instanceof StartRestore);
        return (StartRestore) commands().getLast();
    }

    static void awaitRestore(UUID id, String state) {
        await().until(() -> getRestore(id).getString("state"), equalTo(state));
    }

    static JsonPath getRestore(UUID id) {
        return given().get("/api/restores/{id}", id)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
