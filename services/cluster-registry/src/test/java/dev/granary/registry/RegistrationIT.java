package dev.granary.registry;

import static dev.granary.registry.Patience.patiently;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import dev.granary.contracts.Topics;
import dev.granary.contracts.clusters.v1.AgentInstallationRequested;
import dev.granary.contracts.clusters.v1.ClusterFailed;
import dev.granary.contracts.clusters.v1.ClusterRegistered;
import dev.granary.contracts.clusters.v1.ClusterUnmanaged;
import dev.granary.contracts.clusters.v1.ClusterUpdated;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.acl.AccessControlEntryFilter;
import org.apache.kafka.common.acl.AclBinding;
import org.apache.kafka.common.acl.AclBindingFilter;
import org.apache.kafka.common.acl.AclOperation;
import org.apache.kafka.common.acl.AclPermissionType;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.resource.ResourcePatternFilter;
import org.junit.jupiter.api.Test;

@RegistryTest
class RegistrationIT {

    @Inject
    Kafka kafka;

    private final String tenant = "reg-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void aShootThatIsAddedTwiceIsOneCluster() {
        var discovery = new Discovery(kafka, tenant);
        UUID eventId = UUID.randomUUID();

        discovery.say(discovery.firstEvent(), eventId);
        discovery.say(discovery.firstEvent(), eventId);
        discovery.added(1);
        discovery.updated(2, "1.33.2", false);

        awaitEvents(discovery, ClusterRegistered.class, AgentInstallationRequested.class, ClusterUpdated.class);
        cluster(discovery)
                .body("state", equalTo("PENDING"))
                .body("reason", equalTo("AgentRequested"))
                .body("tenant", equalTo(tenant))
                .body("kubernetesVersion", equalTo("1.33.2"))
                .body("version", equalTo(3));
    }

    @Test
    void theTenantGetsItsTopicsAndNoRightBeyondThem() throws ExecutionException, InterruptedException {
        var discovery = new Discovery(kafka, tenant);

        discovery.added(1);

        awaitEvents(discovery, ClusterRegistered.class, AgentInstallationRequested.class);
        String commands = Topics.commandsOf(tenant);
        String events = Topics.eventsOf(tenant);
        var topic = new ConfigResource(ConfigResource.Type.TOPIC, events);
        assertThat(kafka.admin().describeConfigs(List.of(topic)).all().get().values())
                .singleElement()
                .satisfies(config ->
                        assertThat(config.get("message.timestamp.type").value()).isEqualTo("LogAppendTime"));
        patiently()
                .untilAsserted(() -> assertThat(rightsOf("User:tenant-" + tenant))
                        .containsExactlyInAnyOrder(
                                commands + " READ", commands + " DESCRIBE", events + " WRITE", events + " DESCRIBE"));
    }

    @Test
    void aShootLeavesAndComesBackWithoutASecondInstallation() {
        var discovery = new Discovery(kafka, tenant);
        discovery.added(1);
        discovery.installed("https://" + discovery.key() + ".example", "{\"keys\":[]}");
        discovery.unmanaged(2);
        discovery.added(3);

        awaitEvents(
                discovery,
                ClusterRegistered.class,
                AgentInstallationRequested.class,
                ClusterUpdated.class,
                ClusterUnmanaged.class,
                ClusterUpdated.class);
        cluster(discovery).body("managed", equalTo(true)).body("reason", equalTo("AwaitingAgent"));
    }

    @Test
    void anInstallationThatFailsIsShown() {
        var discovery = new Discovery(kafka, tenant);
        discovery.added(1);

        discovery.installationFailed("ShootUnreachable");

        awaitEvents(discovery, ClusterRegistered.class, AgentInstallationRequested.class, ClusterFailed.class);
        cluster(discovery).body("state", equalTo("FAILED")).body("reason", equalTo("ShootUnreachable"));
    }

    @Test
    void aPoisonedRecordIsPutAsideAndTheNextOneIsTaken() {
        var discovery = new Discovery(kafka, tenant);
        kafka.write(Topics.SHOOTS.topic(), discovery.key(), "no avro".getBytes(StandardCharsets.UTF_8), headers -> {});

        discovery.added(1);

        awaitEvents(discovery, ClusterRegistered.class, AgentInstallationRequested.class);
        patiently()
                .untilAsserted(() -> assertThat(kafka.records("granary.shoots.v1.dlq.registry", discovery.key()))
                        .hasSize(1));
    }

    @Test
    void listsClustersPageByPage() {
        for (int shoot = 0; shoot < 3; shoot++) {
            var discovery = new Discovery(kafka, tenant);
            discovery.added(1);
            awaitEvents(discovery, ClusterRegistered.class, AgentInstallationRequested.class);
        }

        var first = given().queryParam("limit", 2)
                .queryParam("state", "PENDING")
                .get("/api/clusters")
                .jsonPath();
        var second = given().queryParam("limit", 2)
                .queryParam("cursor", first.getString("nextCursor"))
                .get("/api/clusters")
                .jsonPath();

        assertThat(first.getList("items")).hasSize(2);
        assertThat(second.getList("items.id", String.class))
                .isNotEmpty()
                .doesNotContainAnyElementsOf(first.getList("items.id", String.class));
    }

    @Test
    void refusesAQueryThatItDoesNotUnderstand() {
        given().get("/api/clusters/no-uuid").then().statusCode(404).body("code", equalTo("NotFound"));
        given().get("/api/clusters/" + UUID.randomUUID()).then().statusCode(404);
        refused("limit", "0", "FieldInvalid");
        refused("limit", "501", "FieldInvalid");
        refused("limit", "many", "FieldInvalid");
        refused("state", "SLEEPING", "FieldInvalid");
        refused("cursor", "AAAA", "CursorInvalid");
        refused("cursor", "%%%", "CursorInvalid");
    }

    private static void refused(String parameter, String value, String code) {
        given().queryParam(parameter, value)
                .get("/api/clusters")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("errors[0].pointer", equalTo("?" + parameter));
    }

    private void awaitEvents(Discovery discovery, Class<?>... types) {
        patiently()
                .untilAsserted(() -> assertThat(kafka.events(Topics.CLUSTERS.topic(), discovery.key()))
                        .<Class<?>>map(Object::getClass)
                        .containsExactly(types));
    }

    private static ValidatableResponse cluster(Discovery discovery) {
        return given().get("/api/clusters/" + discovery.key()).then().statusCode(200);
    }

    private List<String> rightsOf(String principal) throws ExecutionException, InterruptedException {
        var ofPrincipal = new AclBindingFilter(
                ResourcePatternFilter.ANY,
                new AccessControlEntryFilter(principal, null, AclOperation.ANY, AclPermissionType.ALLOW));
        return kafka.admin().describeAcls(ofPrincipal).values().get().stream()
                .map(RegistrationIT::text)
                .toList();
    }

    private static String text(AclBinding right) {
        return right.pattern().name() + " " + right.entry().operation();
    }
}
