package dev.granary.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.emptyOrNullString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.nullValue;

import dev.granary.contracts.backups.v1.Backup;
import dev.granary.contracts.backups.v1.BackupRequested;
import dev.granary.contracts.backups.v1.BackupState;
import dev.granary.contracts.clusters.v1.Cluster;
import dev.granary.contracts.clusters.v1.ClusterState;
import dev.granary.contracts.clusters.v1.ClusterWentOnline;
import dev.granary.contracts.locations.v1.ClusterAssigned;
import dev.granary.contracts.locations.v1.Connection;
import dev.granary.contracts.locations.v1.ConnectionState;
import dev.granary.contracts.locations.v1.ConnectionValidated;
import dev.granary.contracts.locations.v1.Location;
import dev.granary.contracts.locations.v1.LocationProvider;
import dev.granary.problem.ErrorCode;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.path.json.JsonPath;
import io.restassured.response.ValidatableResponse;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@GatewayTest
class FleetApiIT {

    private static final Instant NOW = Instant.parse("2026-01-02T12:00:00Z");

    @TestHTTPResource("/graphql")
    URI graphql;

    private final UUID cluster = UUID.randomUUID();
    private final UUID location = UUID.randomUUID();

    @Test
    void showsAClusterWithItsLocationAndLatestBackupInOneQuery() {
        UUID backup = UUID.randomUUID();
        try (Bus registry = new Bus("cluster-registry");
                Bus locations = new Bus("location-service");
                Bus orchestrator = new Bus("backup-orchestrator")) {
            locations.send("granary.locations.v1", location, validated(2));
            locations.send("granary.locations.v1", location, assigned());
            registry.send("granary.clusters.v1", cluster, online(1));
            orchestrator.send("granary.backups.v1", backup, requested(backup));
        }

        String query =
                "{ cluster(id: \\\"%s\\\") { name state latestBackup { backupId state } connections { state } } }"
                        .formatted(cluster);
        eventually(() -> query(query)
                .body("data.cluster.name", equalTo("edge-01"))
                .body("data.cluster.state", equalTo("ONLINE"))
                .body("data.cluster.latestBackup.backupId", equalTo(backup.toString()))
                .body("data.cluster.connections[0].state", equalTo("VALID")));
        query("{ location(id: \\\"%s\\\") { name encrypted connections { clusterId } } }".formatted(location))
                .body("data.location.name", equalTo("blue"))
                .body("data.location.encrypted", equalTo(true))
                .body("data.location.connections[0].clusterId", equalTo(cluster.toString()));
    }

    @Test
    void pagesThroughBackupsAndLocations() {
        List<UUID> backups = List.of(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
        try (Bus orchestrator = new Bus("backup-orchestrator")) {
            backups.forEach(backup -> orchestrator.send("granary.backups.v1", backup, requested(backup)));
        }
        String page = "{ backups(filter: {clusterId: \\\"" + cluster
                + "\\\"}, limit: 2%s) { items { backupId } nextCursor total } }";
        eventually(() -> query(page.formatted("")).body("data.backups.total", equalTo(3)));

        JsonPath first = query(page.formatted("")).extract().jsonPath();
        JsonPath second = query(page.formatted(", cursor: \\\"" + first.getString("data.backups.nextCursor") + "\\\""))
                .extract()
                .jsonPath();

        List<String> seen = new ArrayList<>(first.getList("data.backups.items.backupId"));
        seen.addAll(second.getList("data.backups.items.backupId"));
        assertThat(seen)
                .containsExactlyInAnyOrderElementsOf(
                        backups.stream().map(UUID::toString).toList());
        assertThat(second.getString("data.backups.nextCursor")).isNull();
        query("{ locations(limit: 1) { items { name } total } }").body("errors", nullValue());
    }

    @Test
    void pushesAChangeToASubscriber() {
        try (FleetSocket socket = new FleetSocket(graphql);
                Bus registry = new Bus("cluster-registry")) {
            socket.subscribe("subscription { changes(kinds: [CLUSTER]) { kind cluster { clusterId version } } }");
            await().until(() -> socket.saw("connection_ack"));

            // The subscription has no acknowledgement of its own, so the cluster changes until one change is seen.
            long[] version = {0};
            await().pollInterval(Duration.ofMillis(200))
                    .atMost(Duration.ofSeconds(20))
                    .until(() -> {
                        registry.send("granary.clusters.v1", cluster, online(++version[0]));
                        return socket.saw(cluster.toString());
                    });
        }
    }

    @Test
    void putsARecordThatCannotBeDecodedAsideAndGoesOn() {
        byte[] poison = "poison %s".formatted(cluster).getBytes(StandardCharsets.UTF_8);
        try (Bus registry = new Bus("cluster-registry")) {
            registry.send("granary.clusters.v1", cluster, poison);
            registry.send("granary.clusters.v1", cluster, online(1));
        }

        eventually(() -> query("{ cluster(id: \\\"%s\\\") { state } }".formatted(cluster))
                .body("data.cluster.state", equalTo("ONLINE")));
        eventually(
                () -> assertThat(Bus.values("granary.clusters.v1.dlq.gateway")).contains(poison));
    }

    @Test
    void answersNullForAClusterThatIsNotThere() {
        query("{ cluster(id: \\\"%s\\\") { name } }".formatted(UUID.randomUUID()))
                .body("data.cluster", nullValue())
                .body("errors", nullValue());
    }

    @Test
    void tellsWhatIsWrongWithAPageThatIsTooLarge() {
        query("{ clusters(limit: 501) { total } }")
                .body("errors[0].message", containsString("limit must be 1 to 500"))
                .body("errors[0].path[0]", equalTo("clusters"))
                .body("errors[0].extensions.code", equalTo("FieldInvalid"))
                .body("errors[0].extensions.nextStep", equalTo(ErrorCode.FIELD_INVALID.nextStep()))
                .body("errors[0].extensions.traceId", matchesPattern("[0-9a-f]{32}"));
    }

    @Test
    void tellsThatACursorIsNotOneOfItsOwn() {
        query("{ backups(cursor: \\\"bm90IG91cnM\\\") { total } }")
                .body("errors[0].extensions.code", equalTo("CursorInvalid"))
                .body("errors[0].message", containsString("first page without a cursor"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{ clusters { colour } }",
                "{ cluster(id: \\\"no uuid\\\") { name } }",
                "{ clusters(filter: {state: ASLEEP}) { total } }",
                "mutation { removeEverything }"
            })
    void tellsWhatIsWrongWithAQueryThatDoesNotFitTheSchema(String query) {
        query(query)
                .body("errors[0].extensions.code", equalTo("QueryInvalid"))
                .body("errors[0].message", not(emptyOrNullString()))
                .body("errors[0].extensions.nextStep", equalTo(ErrorCode.QUERY_INVALID.nextStep()));
    }

    @Test
    void saysThatWhatItWasSentIsNoGraphQl() {
        query("{ clusters { total ").body("errors[0].message", containsString("Unparseable"));
    }

    /** Nobody listens where the test profile has the owners. */
    @ParameterizedTest
    @ValueSource(strings = {"discovery-configs", "clusters", "locations", "backups", "restores"})
    void passesEachResourceOnToItsOwner(String resource) {
        given().get("/api/" + resource + "/some-id")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("code", equalTo("OwnerUnavailable"))
                .body("detail", containsString("/api/" + resource + " "));
    }

    private ValidatableResponse query(String query) {
        return given().contentType("application/json")
                .body("{\"query\":\"" + query + "\"}")
                .post("/graphql")
                .then()
                .statusCode(200);
    }

    private static void eventually(Runnable check) {
        await().atMost(Duration.ofSeconds(20)).untilAsserted(check::run);
    }

    private ClusterWentOnline online(long version) {
        Cluster row = Cluster.newBuilder()
                .setClusterId(cluster)
                .setTenant("fleet")
                .setName("edge-01")
                .setRegistrationNumber(1)
                .setState(ClusterState.ONLINE)
                .setStateSince(NOW)
                .setManaged(true)
                .setHibernated(false)
                .setLabels(Map.of("a", "b"))
                .setRegion("westeurope")
                .setProvider("azure")
                .setKubernetesVersion("1.34.2")
                .setVersion(version)
                .build();
        return new ClusterWentOnline(row, NOW);
    }

    private ClusterAssigned assigned() {
        return new ClusterAssigned(
                Location.newBuilder()
                        .setLocationId(location)
                        .setName("blue")
                        .setProvider(LocationProvider.AZURE_BLOB)
                        .setStorageAccount("account")
                        .setContainer("container")
                        .setEndpoint("https://account.blob.example")
                        .setEncrypted(true)
                        .setVersion(1)
                        .build(),
                connection(ConnectionState.PENDING, 1),
                NOW);
    }

    private ConnectionValidated validated(long version) {
        return new ConnectionValidated(connection(ConnectionState.VALID, version), NOW);
    }

    private Connection connection(ConnectionState state, long version) {
        return Connection.newBuilder()
                .setLocationId(location)
                .setClusterId(cluster)
                .setState(state)
                .setVersion(version)
                .build();
    }

    private BackupRequested requested(UUID backup) {
        Backup row = Backup.newBuilder()
                .setBackupId(backup)
                .setClusterId(cluster)
                .setTenant("fleet")
                .setLocationId(location)
                .setName("nightly")
                .setNamespaces(List.of("shop"))
                .setState(BackupState.PENDING)
                .setRequestedAt(NOW)
                .setObjects(0)
                .setObjectBytes(0)
                .setStoredBytes(0)
                .setBlobs(0)
                .setProblems(List.of())
                .setVersion(1)
                .build();
        return new BackupRequested(row, NOW);
    }
}
