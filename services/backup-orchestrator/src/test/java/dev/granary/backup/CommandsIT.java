package dev.granary.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.granary.contracts.agent.v1.ApplyDesiredState;
import dev.granary.contracts.agent.v1.ValidateLocation;
import dev.granary.contracts.clusters.v1.ClusterState;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;

/** What agents are told, and in which order. */
@OrchestratorTest
class CommandsIT extends OrchestratorFixture {
    @Test
    void sendsTheDesiredStateAndThenTheValidation() {
        neighbours.clusterIs(cluster, TENANT, ClusterState.ONLINE, 1);
        neighbours.assigned(location, cluster);
        UUID validation = neighbours.validationRequested(location, cluster, 2);

        awaitCommands(ApplyDesiredState.class, ValidateLocation.class);

        var desired = (ApplyDesiredState) commands().getFirst();
        var validate = (ValidateLocation) commands().getLast();
        assertThat(desired.getGeneration()).isEqualTo(1);
        assertThat(desired.getLeaseSeconds()).isEqualTo(Duration.ofDays(7).toSeconds());
        assertThat(desired.getLocations()).singleElement().satisfies(it -> {
            assertThat(it.getLocationId()).isEqualTo(location);
            assertThat(it.getEncrypted()).isTrue();
        });
        assertThat(validate.getCommandId()).isEqualTo(validation);
        assertThat(validate.getLocationId()).isEqualTo(location);
    }

    @Test
    void holdsCommandsUntilTheClusterIsKnown() {
        neighbours.validationRequested(location, cluster, 2);
        neighbours.assigned(location, cluster);
        neighbours.locationCreated(location);
        awaitLocationsConsumed();
        assertThat(commands()).isEmpty();

        neighbours.clusterIs(cluster, TENANT, ClusterState.PENDING, 1);

        awaitCommands(ApplyDesiredState.class, ValidateLocation.class);
    }

    @Test
    void answersHelloWithTheDesiredStateInItsPresentGeneration() {
        neighbours.clusterIs(cluster, TENANT, ClusterState.ONLINE, 1);
        neighbours.assigned(location, cluster);
        awaitCommands(ApplyDesiredState.class);

        neighbours.hello(cluster);

        awaitCommands(ApplyDesiredState.class, ApplyDesiredState.class);
        var first = (ApplyDesiredState) commands().getFirst();
        var second = (ApplyDesiredState) commands().getLast();
        assertThat(second.getGeneration()).isEqualTo(first.getGeneration());
        assertThat(second.getCommandId()).isNotEqualTo(first.getCommandId());
        assertThat(second.getLocations()).isEqualTo(first.getLocations());
    }

    /** The cluster and its assignment come on two topics and are handled at the same time, in either order. */
    @RepeatedTest(10)
    void losesNoCommandWhenClusterAndAssignmentComeAtOnce() {
        neighbours.clusterIs(cluster, TENANT, ClusterState.ONLINE, 1);
        neighbours.validationRequested(location, cluster, 2);

        await().until(() -> commands().stream().anyMatch(ValidateLocation.class::isInstance));
        assertThat(commands()).hasExactlyElementsOfTypes(ApplyDesiredState.class, ValidateLocation.class);
    }
}
