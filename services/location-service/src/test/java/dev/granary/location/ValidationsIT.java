package dev.granary.location;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.granary.contracts.clusters.v1.ClusterState;
import dev.granary.contracts.locations.v1.ClusterAssigned;
import dev.granary.contracts.locations.v1.ConnectionFailed;
import dev.granary.contracts.locations.v1.ConnectionValidated;
import dev.granary.contracts.locations.v1.ValidationRequested;
import io.restassured.path.json.JsonPath;
import io.vertx.mutiny.sqlclient.Tuple;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What becomes of a connection. */
@LocationServiceTest
class ValidationsIT extends LocationFixture {
    @Test
    void showsWhatTheAgentAnsweredAndTellsItOnce() {
        UUID cluster = knownCluster(ClusterState.ONLINE);
        JsonPath location = created(List.of(cluster));
        UUID id = location.getUUID("id");
        UUID validation = location.getUUID("connections[0].validationId");

        UUID event = neighbours.validated(cluster, id, validation);
        neighbours.validatedAgain(event, cluster, id, validation);
        neighbours.validated(cluster, id, validation);
        neighbours.failed(cluster, id, validation, "AuthorizationFailed");

        awaitState(id, "VALID");
        assertThat(get(id).getInt("validConnections")).isEqualTo(1);
        assertThat(get(id).getInt("totalConnections")).isEqualTo(1);
        awaitEverythingConsumed(cluster);
        assertThat(get(id).getString("connections[0].state")).isEqualTo("VALID");
        assertThat(events(id, cluster))
                .hasExactlyElementsOfTypes(ClusterAssigned.class, ValidationRequested.class, ConnectionValidated.class);
    }

    @Test
    void showsThatAContainerIsImmutableAndForHowLong() {
        UUID cluster = knownCluster(ClusterState.ONLINE);
        JsonPath location = created(List.of(cluster));
        UUID id = location.getUUID("id");
        assertThat(location.getBoolean("connections[0].immutable")).isFalse();

        neighbours.validatedAsImmutable(cluster, id, location.getUUID("connections[0].validationId"), 30);

        awaitState(id, "VALID");
        assertThat(get(id).getBoolean("connections[0].immutable")).isTrue();
        assertThat(get(id).getInt("connections[0].retentionDays")).isEqualTo(30);
        await().untilAsserted(() -> assertThat(events(id, cluster).getLast())
                .isInstanceOfSatisfying(ConnectionValidated.class, it -> {
                    assertThat(it.getConnection().getImmutable()).isTrue();
                    assertThat(it.getConnection().getRetentionDays()).isEqualTo(30);
                }));
    }

    @Test
    void ignoresAnswersToOlderValidationsAndOfOtherClusters() {
        UUID cluster = knownCluster(ClusterState.ONLINE);
        UUID other = knownCluster(ClusterState.ONLINE);
        JsonPath location = created(List.of(cluster));
        UUID id = location.getUUID("id");
        UUID first = location.getUUID("connections[0].validationId");
        UUID second = validate(id).getUUID("connections[0].validationId");

        neighbours.validated(cluster, id, first);
        neighbours.validated(other, id, second);
        awaitEverythingConsumed(cluster);
        awaitEverythingConsumed(other);

        assertThat(second).isNotEqualTo(first);
        assertThat(get(id).getString("connections[0].state")).isEqualTo("IN_PROGRESS");
    }

    @Test
    void saysWhyAConnectionFailed() {
        UUID cluster = knownCluster(ClusterState.ONLINE);
        JsonPath location = created(List.of(cluster));
        UUID id = location.getUUID("id");

        neighbours.failed(cluster, id, location.getUUID("connections[0].validationId"), "AuthorizationFailed");

        awaitState(id, "FAILED");
        assertThat(get(id).getString("connections[0].reason")).isEqualTo("AuthorizationFailed");
        assertThat(get(id).getString("connections[0].message")).isEqualTo("Write: It did not work.");
        await().untilAsserted(() -> assertThat(events(id, cluster).getLast()).isInstanceOf(ConnectionFailed.class));

        neighbours.rejected(cluster, validate(id).getUUID("connections[0].validationId"), "CommandUnknown");
        await().untilAsserted(() ->
                assertThat(get(id).getString("connections[0].reason")).isEqualTo("CommandUnknown"));
    }

    @Test
    void validatesAgainWhatNobodyAnsweredWhenTheClusterComesOnline() {
        UUID cluster = knownCluster(ClusterState.ONLINE);
        neighbours.clusterIs(cluster, ClusterState.OFFLINE, 2);
        JsonPath location = created(List.of(cluster));
        UUID id = location.getUUID("id");
        UUID first = location.getUUID("connections[0].validationId");
        neighbours.expired(cluster, first);
        awaitState(id, "FAILED");

        neighbours.clusterIs(cluster, ClusterState.ONLINE, 3);

        awaitState(id, "IN_PROGRESS");
        assertThat(get(id).getUUID("connections[0].validationId")).isNotEqualTo(first);
    }

    @Test
    void failsAValidationAfterItsDeadline() {
        UUID cluster = knownCluster(ClusterState.ONLINE);
        UUID id = created(List.of(cluster)).getUUID("id");

        database.preparedQuery("update connection set deadline = now() where location_id = $1")
                .executeAndAwait(Tuple.of(id));

        awaitState(id, "FAILED");
        assertThat(get(id).getString("connections[0].reason")).isEqualTo("ValidationTimedOut");
        await().untilAsserted(() -> assertThat(events(id, cluster).getLast()).isInstanceOf(ConnectionFailed.class));
    }

    @Test
    void spendsNoTransactionOnHeartbeats() {
        UUID cluster = knownCluster(ClusterState.ONLINE);

        UUID heartbeat = neighbours.heartbeat(cluster);
        awaitEverythingConsumed(cluster);

        assertThat(database.preparedQuery("select 1 from processed_event where event_id = $1")
                        .executeAndAwait(Tuple.of(heartbeat)))
                .isEmpty();
    }
}
