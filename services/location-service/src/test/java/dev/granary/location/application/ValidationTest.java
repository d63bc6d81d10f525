package dev.granary.location.application;

import static dev.granary.location.application.World.run;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.location.domain.ClusterId;
import dev.granary.location.domain.ConnectionEvent;
import dev.granary.location.domain.ConnectionEvent.Refused;
import dev.granary.location.domain.ConnectionEvent.Succeeded;
import dev.granary.location.domain.ConnectionState;
import dev.granary.location.domain.ConnectionState.Failed;
import dev.granary.location.domain.ConnectionState.InProgress;
import dev.granary.location.domain.ConnectionState.Valid;
import dev.granary.location.domain.Immutability;
import dev.granary.location.domain.KnownCluster.Reachability;
import dev.granary.location.domain.LocationEvent.ConnectionFailed;
import dev.granary.location.domain.LocationEvent.ConnectionValidated;
import dev.granary.location.domain.LocationEvent.ValidationRequested;
import dev.granary.location.domain.LocationId;
import dev.granary.location.domain.ValidationId;
import dev.granary.problem.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ValidationTest {
    private final World world = new World();
    private final ClusterId cluster = world.cluster(Reachability.ONLINE);
    private final LocationId location = world.location(cluster);
    private final ValidationId validation = world.validation(location);

    ValidationTest() {
        world.events.clear();
    }

    @Test
    void tellsOnceWhatTheAgentFound() {
        answerSuccess(cluster);
        answerSuccess(cluster);

        assertThat(world.connection(location).state()).isEqualTo(new Valid(validation, Immutability.NONE));
        assertThat(world.events).hasExactlyElementsOfTypes(ConnectionValidated.class);
    }

    @Test
    void ignoresTheAgentOfAnotherCluster() {
        answerSuccess(world.cluster(Reachability.ONLINE));

        assertThat(world.connection(location).state()).isInstanceOf(InProgress.class);
        assertThat(world.events).isEmpty();
    }

    @Test
    void failsWhatNobodyAnsweredByTheDeadline() {
        run(world.expireValidations.expire());
        assertThat(world.events).isEmpty();
        world.clock.move(World.TIMEOUT);

        run(world.expireValidations.expire());
        run(world.expireValidations.expire());

        assertThat(world.events).hasExactlyElementsOfTypes(ConnectionFailed.class);
        assertThat(failure().reason()).isEqualTo("ValidationTimedOut");
    }

    @ParameterizedTest
    @CsvSource({
        "ONLINE, is online but did not answer",
        "OFFLINE, is OFFLINE",
        "PENDING, is not online yet",
        "FAILED, is FAILED",
        "REMOVING, is being removed"
    })
    void saysWhyNobodyMayHaveAnswered(Reachability reachability, String words) {
        world.clusterIs(cluster, reachability, 2);
        world.clock.move(World.TIMEOUT);

        run(world.expireValidations.expire());

        assertThat(failure().message()).contains("shoot-1 " + words);
    }

    @Test
    void believesTheAgentThatAnswersAfterTheDeadline() {
        timeOut();

        answerSuccess(cluster);

        assertThat(world.connection(location).state()).isEqualTo(new Valid(validation, Immutability.NONE));
        assertThat(world.events).hasExactlyElementsOfTypes(ConnectionFailed.class, ConnectionValidated.class);
    }

    @Test
    void validatesAgainWhenTheClusterComesOnline() {
        world.clusterIs(cluster, Reachability.OFFLINE, 2);
        timeOut();
        world.events.clear();

        world.clusterIs(cluster, Reachability.ONLINE, 3);

        assertThat(world.events).hasExactlyElementsOfTypes(ValidationRequested.class);
        assertThat(world.validation(location)).isNotEqualTo(validation);
    }

    @Test
    void asksAnewForWhatIsStillInProgressWhenTheClusterComesOnline() {
        world.clusterIs(cluster, Reachability.OFFLINE, 2);

        world.clusterIs(cluster, Reachability.ONLINE, 3);
        answer(cluster, new Refused(validation, world.clock.instant(), ConnectionState.EXPIRED, "late"));

        assertThat(world.connection(location).state()).isInstanceOf(InProgress.class);
        assertThat(world.validation(location)).isNotEqualTo(validation);
    }

    @Test
    void leavesAnAnsweredConnectionAloneWhenTheClusterComesOnline() {
        answer(cluster, new Refused(validation, world.clock.instant(), "AuthorizationFailed", "Write: no."));
        world.clusterIs(cluster, Reachability.OFFLINE, 2);

        world.clusterIs(cluster, Reachability.ONLINE, 3);

        assertThat(failure().reason()).isEqualTo("AuthorizationFailed");
    }

    @Test
    void takesALateWordOnAClusterForNothing() {
        world.clusterIs(cluster, Reachability.OFFLINE, 5);
        timeOut();
        world.events.clear();

        world.clusterIs(cluster, Reachability.ONLINE, 4);
        world.clusterIs(cluster, Reachability.ONLINE, 5);

        assertThat(world.events).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {ConnectionState.TIMED_OUT, ConnectionState.EXPIRED})
    void itsReasonsAreRegisteredErrorCodes(String reason) {
        assertThat(ErrorCode.of(reason)).isPresent();
    }

    private void timeOut() {
        world.clock.move(World.TIMEOUT);
        run(world.expireValidations.expire());
    }

    private Failed failure() {
        return (Failed) world.connection(location).state();
    }

    private void answerSuccess(ClusterId from) {
        answer(from, new Succeeded(validation, world.clock.instant(), Immutability.NONE));
    }

    private void answer(ClusterId from, ConnectionEvent event) {
        run(world.recordValidation.record(new ValidationAnswer(from, validation, event)));
    }
}
