package dev.granary.backup;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.granary.contracts.Topics;
import dev.granary.contracts.agent.v1.ApplyDesiredState;
import dev.granary.contracts.agent.v1.ValidateLocation;
import dev.granary.contracts.clusters.v1.ClusterState;
import dev.granary.testing.infrastructure.TestBus;
import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import io.quarkus.test.junit.TestProfile;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** Runs after the other tests, in a service that was stopped and started again beside the same broker and database. */
@OrchestratorTest
@TestProfile(RestartIT.StoppedAndStarted.class)
class RestartIT {
    private static final String TENANT = "restarted";
    private static final UUID CLUSTER = UUID.fromString("7d6e1f2a-0000-4000-8000-000000000001");
    private static final UUID LOCATION = UUID.fromString("7d6e1f2a-0000-4000-8000-000000000002");

    /** Makes Quarkus start the service anew. */
    public static class StoppedAndStarted implements QuarkusTestProfile {
        @Override
        public List<TestResourceEntry> testResources() {
            return List.of(new TestResourceEntry(SaidMeanwhile.class));
        }
    }

    /** What the others say while the service is down. */
    public static class SaidMeanwhile implements QuarkusTestResourceLifecycleManager {
        @Override
        public Map<String, String> start() {
            try (TestBus bus = new TestBus()) {
                bus.ensureTopic(Topics.commandsOf(TENANT));
                Neighbours neighbours = new Neighbours(bus);
                neighbours.clusterIs(CLUSTER, TENANT, ClusterState.ONLINE, 1);
                neighbours.assigned(LOCATION, CLUSTER);
                neighbours.validationRequested(LOCATION, CLUSTER, 2);
            }
            return Map.of();
        }

        @Override
        public void stop() {}
    }

    @Test
    void catchesUpSoonWithWhatWasSaidMeanwhile() {
        try (TestBus bus = new TestBus()) {
            // A member that the broker still waits for would hold the partitions for 45 seconds.
            await().atMost(Duration.ofSeconds(20))
                    .until(() -> bus.allOf(Topics.commandsOf(TENANT), CLUSTER.toString()).stream()
                            .anyMatch(ValidateLocation.class::isInstance));
            assertThat(bus.allOf(Topics.commandsOf(TENANT), CLUSTER.toString()))
                    .hasExactlyElementsOfTypes(ApplyDesiredState.class, ValidateLocation.class);
            new Neighbours(bus).validated(LOCATION, CLUSTER, 3);
        }
        await().atMost(Duration.ofSeconds(20))
                .until(() -> given().contentType("application/json")
                                .body(Map.of(
                                        "clusterId", CLUSTER, "locationId", LOCATION, "namespaces", List.of("shop")))
                                .post("/api/backups")
                                .statusCode()
                        == 201);
    }
}
