package dev.granary.backup.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.backup.domain.AgentCommand.ApplyDesiredState;
import dev.granary.backup.domain.AgentCommand.ValidateLocation;
import dev.granary.backup.domain.KnownCluster.Reachability;
import dev.granary.backup.domain.KnownConnection.State;
import dev.granary.backup.domain.KnownLocation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;

class DesiredStateTest {
    private final World world = new World();

    @Test
    void anAssignmentIsANewGenerationWithTheLocation() {
        world.clusterIs(Reachability.ONLINE, 1);
        world.locationIs(1);

        world.connectionIs(State.PENDING, 1);

        assertThat(world.commands).singleElement().isInstanceOfSatisfying(ApplyDesiredState.class, it -> {
            assertThat(it.generation()).isEqualTo(1);
            assertThat(it.lease()).isEqualTo(World.LEASE);
            assertThat(it.deadline()).isEqualTo(world.clock.instant().plus(World.LEASE));
            assertThat(it.locations()).extracting(KnownLocation::id).containsExactly(world.location);
        });
    }

    @Test
    void theValidationIsSentOnceAndAfterTheDesiredState() {
        world.clusterIs(Reachability.ONLINE, 1);
        world.locationIs(1);
        var wanted = world.validationWanted(2);
        world.connectionIs(State.PENDING, 1);
        world.clusterIs(Reachability.ONLINE, 2);

        assertThat(world.commands).hasExactlyElementsOfTypes(ApplyDesiredState.class, ValidateLocation.class);
        var validate = (ValidateLocation) world.commands.getLast();
        assertThat(validate.id()).isEqualTo(wanted.id());
        assertThat(validate.deadline()).isEqualTo(wanted.deadline());
    }

    @Test
    void aNewValidationOfAKnownConnectionChangesNoGeneration() {
        world.ready();

        world.validationWanted(4);
        world.connectionIs(State.FAILED, 5);
        world.validationWanted(6);

        assertThat(world.commands).hasExactlyElementsOfTypes(ValidateLocation.class, ValidateLocation.class);
    }

    @Test
    void aChangedLocationIsANewGeneration() {
        world.ready();

        world.locationIs(2);
        world.locationIs(1);

        assertThat(world.commands)
                .singleElement()
                .isInstanceOfSatisfying(
                        ApplyDesiredState.class,
                        it -> assertThat(it.locations())
                                .extracting(KnownLocation::container)
                                .containsExactly("container-2"));
    }

    @Test
    void helloIsAnsweredWithThePresentGeneration() {
        world.ready();

        world.hello();
        world.hello();

        assertThat(world.commands)
                .hasSize(2)
                .allSatisfy(
                        it -> assertThat(((ApplyDesiredState) it).generation()).isEqualTo(1));
    }

    @Test
    void helloOfAClusterThatNothingIsWantedOfIsAnswered() {
        world.clusterIs(Reachability.ONLINE, 1);
        assertThat(world.commands).isEmpty();

        world.hello();

        assertThat(world.commands).singleElement().isInstanceOfSatisfying(ApplyDesiredState.class, it -> {
            assertThat(it.generation()).isEqualTo(1);
            assertThat(it.locations()).isEmpty();
        });
    }

    /** Cluster, location, assignment, validation and hello are on different keys and topics. */
    @RepeatedTest(50)
    void inWhateverOrderItBecomesKnownTheAgentGetsAllOfIt(RepetitionInfo repetition) {
        Map<String, Runnable> words = Map.of(
                "cluster", () -> world.clusterIs(Reachability.PENDING, 1),
                "location", () -> world.locationIs(1),
                "validation", () -> world.validationWanted(2),
                "assignment", () -> world.connectionIs(State.PENDING, 1),
                "hello", world::hello);
        List<String> order = new ArrayList<>(words.keySet().stream().sorted().toList());
        Collections.shuffle(order, new Random(repetition.getCurrentRepetition()));

        order.forEach(word -> words.getOrDefault(word, () -> {}).run());

        assertThat(world.commands)
                .filteredOn(ValidateLocation.class::isInstance)
                .hasSize(1);
        var lastDesired = world.commands.stream()
                .filter(ApplyDesiredState.class::isInstance)
                .map(ApplyDesiredState.class::cast)
                .toList()
                .getLast();
        assertThat(lastDesired.locations()).extracting(KnownLocation::id).containsExactly(world.location);
        int validated = world.commands.indexOf(world.commands.stream()
                .filter(ValidateLocation.class::isInstance)
                .findFirst()
                .orElseThrow());
        assertThat(world.commands.subList(0, validated))
                .anySatisfy(it -> assertThat(((ApplyDesiredState) it).locations())
                        .extracting(KnownLocation::id)
                        .containsExactly(world.location));
    }
}
