package dev.granary.registry;

import static dev.granary.registry.Patience.patiently;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

import dev.granary.contracts.Topics;
import dev.granary.contracts.agent.v1.AgentHeartbeat;
import dev.granary.contracts.agent.v1.AgentHello;
import dev.granary.contracts.clusters.v1.AgentInstallationRequested;
import dev.granary.contracts.clusters.v1.ClusterRegistered;
import dev.granary.contracts.clusters.v1.ClusterUpdated;
import dev.granary.contracts.clusters.v1.ClusterWentOffline;
import dev.granary.contracts.clusters.v1.ClusterWentOnline;
import dev.granary.registry.adapter.jose.ShootIssuer;
import dev.granary.registry.application.FollowAgents;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.eclipse.microprofile.config.Config;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** From the shoot to an agent that is heard, missed and heard again: every arrow as in production. */
@RegistryTest
class AgentIT {

    @Inject
    Kafka kafka;

    @Inject
    TestClock clock;

    @Inject
    FollowAgents followAgents;

    @Inject
    Config config;

    @TestHTTPResource
    URI registry;

    private final String tenant = "agt-" + UUID.randomUUID().toString().substring(0, 8);

    @Test
    void anAgentIsHeardMissedAndHeardAgain() {
        var discovery = new Discovery(kafka, tenant);
        var shoot = new ShootIssuer("https://" + tenant + ".example");
        discovery.added(1);
        discovery.installed(shoot.issuer(), shoot.jwks());
        awaitState(discovery, "PENDING", "AwaitingAgent");

        var agent = Agent.start(registry, config, shoot.token(Instant.now()));
        agent.say(new AgentHello(
                discovery.shoot, UUID.randomUUID(), "0.1.0", "1.33.2", "Europe/Berlin", 0L, Instant.now()));
        awaitState(discovery, "ONLINE", null);
        cluster(discovery).body("timeZone", equalTo("Europe/Berlin")).body("lastHeardAt", notNullValue());

        for (int step = 0; step < 8; step++) {
            letTimePass();
        }
        awaitState(discovery, "OFFLINE", "AgentOffline");

        agent.say(new AgentHeartbeat(discovery.shoot, UUID.randomUUID(), 1L, 0L, Instant.now()));
        awaitState(discovery, "ONLINE", null);

        patiently()
                .untilAsserted(() -> assertThat(kafka.events(Topics.CLUSTERS.topic(), discovery.key()))
                        .<Class<?>>map(Object::getClass)
                        .containsExactly(
                                ClusterRegistered.class,
                                AgentInstallationRequested.class,
                                ClusterUpdated.class,
                                ClusterWentOnline.class,
                                ClusterWentOffline.class,
                                ClusterWentOnline.class));
    }

    @Test
    void anAgentsWordThatNobodyCanDecodeIsPutAside() {
        String key = UUID.randomUUID().toString();

        kafka.write(Topics.AGENT_EVENTS.topic(), key, "no avro".getBytes(StandardCharsets.UTF_8), headers -> {});

        patiently()
                .untilAsserted(() -> assertThat(kafka.records("granary.agent-events.v1.dlq.registry", key))
                        .hasSize(1));
    }

    /** In steps: a jump of the clock makes nobody silent. */
    private void letTimePass() {
        clock.move(Duration.ofSeconds(20));
        followAgents.look().await().atMost(Duration.ofSeconds(60));
    }

    private static void awaitState(Discovery discovery, String state, @Nullable String reason) {
        patiently()
                .untilAsserted(
                        () -> cluster(discovery).body("state", equalTo(state)).body("reason", equalTo(reason)));
    }

    private static ValidatableResponse cluster(Discovery discovery) {
        return given().get("/api/clusters/" + discovery.key()).then().statusCode(200);
    }
}
