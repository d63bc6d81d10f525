package dev.granary.location.application;

import static dev.granary.location.application.World.request;
import static dev.granary.location.application.World.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.location.domain.ClusterId;
import dev.granary.location.domain.Connection;
import dev.granary.location.domain.ConnectionState.InProgress;
import dev.granary.location.domain.KnownCluster.Reachability;
import dev.granary.location.domain.LocationEvent.ClusterAssigned;
import dev.granary.location.domain.LocationEvent.LocationCreated;
import dev.granary.location.domain.LocationEvent.ValidationRequested;
import dev.granary.location.domain.LocationId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class AssignmentTest {
    private static final ClusterId UNKNOWN = new ClusterId(UUID.randomUUID());

    private final World world = new World();
    private final ClusterId cluster = world.cluster(Reachability.ONLINE);

    @Test
    void tellsOfTheLocationThenOfTheAssignmentThenOfTheValidation() {
        LocationId location = world.location(cluster);

        assertThat(world.events)
                .hasExactlyElementsOfTypes(LocationCreated.class, ClusterAssigned.class, ValidationRequested.class);
        assertThat(world.connection(location).state())
                .isEqualTo(new InProgress(
                        world.validation(location), world.clock.instant().plus(World.TIMEOUT)));
    }

    @Test
    void createsNothingWhenAClusterIsUnknown() {
        var result = run(world.createLocation.create(request("location", cluster, UNKNOWN)));

        assertThat(result).isEqualTo(new CreateLocation.Result.ClustersUnknown(List.of(UNKNOWN)));
        assertThat(world.events).isEmpty();
    }

    @Test
    void createsNothingWhenTheNameIsTaken() {
        world.location();
        world.events.clear();

        var result = run(world.createLocation.create(request("LOCATION", cluster)));

        assertThat(result).isEqualTo(new CreateLocation.Result.NameTaken());
        assertThat(world.events).isEmpty();
    }

    @Test
    void assignsNoneWhenOneIsUnknown() {
        LocationId location = world.location();
        world.events.clear();

        var result = run(world.assignClusters.assign(location, Set.of(cluster, UNKNOWN)));

        assertThat(result).isEqualTo(new AssignClusters.Result.ClustersUnknown(List.of(UNKNOWN)));
        assertThat(run(world.connections.of(location))).isEmpty();
        assertThat(world.events).isEmpty();
    }

    @Test
    void leavesAnAssignedClusterAsItIs() {
        LocationId location = world.location(cluster);
        Connection before = world.connection(location);
        world.events.clear();

        var result = run(world.assignClusters.assign(location, Set.of(cluster)));

        assertThat(result).isEqualTo(new AssignClusters.Result.Assigned());
        assertThat(world.connection(location)).isEqualTo(before);
        assertThat(world.events).isEmpty();
    }

    @Test
    void validatesOnlyTheChosenOrAll() {
        ClusterId other = world.cluster(Reachability.ONLINE);
        LocationId location = world.location(cluster, other);
        world.events.clear();

        run(world.requestValidations.request(location, Optional.of(Set.of(other))));
        assertThat(world.events)
                .singleElement()
                .isInstanceOfSatisfying(
                        ValidationRequested.class,
                        it -> assertThat(it.connection().cluster()).isEqualTo(other));
        world.events.clear();
        run(world.requestValidations.request(location, Optional.empty()));
        assertThat(world.events).hasSize(2);
    }

    @Test
    void validatesNothingWhenAChosenClusterIsNotAssigned() {
        ClusterId other = world.cluster(Reachability.ONLINE);
        LocationId location = world.location(cluster);
        world.events.clear();

        var result = run(world.requestValidations.request(location, Optional.of(Set.of(cluster, other))));

        assertThat(result).isEqualTo(new RequestValidations.Result.ClustersNotAssigned(List.of(other)));
        assertThat(world.events).isEmpty();
    }

    @Test
    void knowsNoLocationThatIsNotThere() {
        LocationId none = new LocationId(UUID.randomUUID());

        assertThat(run(world.assignClusters.assign(none, Set.of(cluster))))
                .isEqualTo(new AssignClusters.Result.LocationUnknown());
        assertThat(run(world.requestValidations.request(none, Optional.empty())))
                .isEqualTo(new RequestValidations.Result.LocationUnknown());
    }
}
