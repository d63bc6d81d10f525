package dev.granary.location;

import dev.granary.contracts.Topics;
import dev.granary.contracts.agent.v1.AgentHeartbeat;
import dev.granary.contracts.agent.v1.CommandExpired;
import dev.granary.contracts.agent.v1.CommandRejected;
import dev.granary.contracts.agent.v1.LocationValidationFailed;
import dev.granary.contracts.agent.v1.LocationValidationSucceeded;
import dev.granary.contracts.clusters.v1.Cluster;
import dev.granary.contracts.clusters.v1.ClusterRegistered;
import dev.granary.contracts.clusters.v1.ClusterState;
import dev.granary.contracts.clusters.v1.ClusterUpdated;
import dev.granary.testing.infrastructure.TestBus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.UUID;

/** What the registry and the agents say. */
final class Neighbours {
    private final TestBus bus;

    Neighbours(TestBus bus) {
        this.bus = bus;
    }

    void clusterIs(UUID id, ClusterState state, long version) {
        bus.send(
                Topics.CLUSTERS.topic(),
                id.toString(),
                version == 1
                        ? new ClusterRegistered(cluster(id, state, version), now())
                        : new ClusterUpdated(cluster(id, state, version), now()));
    }

    UUID validated(UUID cluster, UUID location, UUID validation) {
        return bus.send(
                Topics.AGENT_EVENTS.topic(),
                cluster.toString(),
                new LocationValidationSucceeded(validation, cluster, location, false, null, now()));
    }

    void validatedAsImmutable(UUID cluster, UUID location, UUID validation, int days) {
        bus.send(
                Topics.AGENT_EVENTS.topic(),
                cluster.toString(),
                new LocationValidationSucceeded(validation, cluster, location, true, days, now()));
    }

    void validatedAgain(UUID event, UUID cluster, UUID location, UUID validation) {
        bus.send(
                event,
                Topics.AGENT_EVENTS.topic(),
                cluster.toString(),
                new LocationValidationSucceeded(validation, cluster, location, false, null, now()));
    }

    void failed(UUID cluster, UUID location, UUID validation, String reason) {
        bus.send(
                Topics.AGENT_EVENTS.topic(),
                cluster.toString(),
                new LocationValidationFailed(
                        validation, cluster, location, "Write", reason, "It did not work.", now()));
    }

    void rejected(UUID cluster, UUID command, String reason) {
        bus.send(
                Topics.AGENT_EVENTS.topic(),
                cluster.toString(),
                new CommandRejected(command, cluster, "ValidateLocation", reason, "It will not.", now()));
    }

    void expired(UUID cluster, UUID command) {
        bus.send(
                Topics.AGENT_EVENTS.topic(),
                cluster.toString(),
                new CommandExpired(command, cluster, "ValidateLocation", now(), now()));
    }

    UUID heartbeat(UUID cluster) {
        return bus.send(
                Topics.AGENT_EVENTS.topic(),
                cluster.toString(),
                new AgentHeartbeat(cluster, UUID.randomUUID(), 1L, 0L, now()));
    }

    private static Cluster cluster(UUID id, ClusterState state, long version) {
        return Cluster.newBuilder()
                .setClusterId(id)
                .setTenant("acme")
                .setName("shoot-" + id.toString().substring(0, 4))
                .setRegistrationNumber(1)
                .setState(state)
                .setStateSince(now())
                .setManaged(true)
                .setHibernated(false)
                .setLabels(Map.of())
                .setRegion("")
                .setProvider("azure")
                .setKubernetesVersion("1.34.1")
                .setVersion(version)
                .build();
    }

    private static Instant now() {
        return Instant.now().truncatedTo(ChronoUnit.MILLIS);
    }
}
