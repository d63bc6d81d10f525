package dev.granary.agent.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.Location;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.fakes.InMemoryDesiredStates;
import dev.granary.agent.fakes.MovableClock;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ApplyDesiredStateTest {

    private static final UUID A = UUID.randomUUID();
    private static final UUID B = UUID.randomUUID();

    private final MovableClock clock = new MovableClock();
    private final InMemoryDesiredStates states = new InMemoryDesiredStates();
    private final ApplyDesiredState apply = new ApplyDesiredState(states, clock);

    @Test
    void storesTheLocationsAndAnswersWithTheGeneration() {
        var command = Given.desired(3, A, B);

        var answer = apply.apply(command);

        assertThat(answer).isEqualTo(new AgentEvent.DesiredStateSucceeded(command.commandId(), 3));
        assertThat(states.locations()).extracting(Location::id).containsExactlyInAnyOrder(A, B);
        assertThat(states.observedGeneration()).isEqualTo(3);
    }

    @Test
    void removesWhatIsNotDesiredAnyMore() {
        apply.apply(Given.desired(1, A, B));

        apply.apply(Given.desired(2, B));

        assertThat(states.locations()).extracting(Location::id).containsExactly(B);
    }

    @Test
    void skipsAnOlderGenerationAndAnswersWithTheStoredOne() {
        apply.apply(Given.desired(5, A));
        var old = Given.desired(4);

        var answer = apply.apply(old);

        assertThat(answer).isEqualTo(new AgentEvent.DesiredStateSucceeded(old.commandId(), 5));
        assertThat(states.locations()).hasSize(1);
    }

    @Test
    void putsTheSameGenerationInOrderAgain() {
        apply.apply(Given.desired(5, A));
        states.remove(A);

        apply.apply(Given.desired(5, A));

        assertThat(states.locations()).extracting(Location::id).containsExactly(A);
    }

    @Test
    void changesNothingAfterTheDeadline() {
        clock.advance(Duration.ofHours(2));
        var late = Given.desired(1, A);

        var answer = apply.apply(late);

        assertThat(answer)
                .isEqualTo(new AgentEvent.CommandExpired(late.commandId(), "ApplyDesiredState", Given.DEADLINE));
        assertThat(states.locations()).isEmpty();
        assertThat(states.observedGeneration()).isZero();
    }

    @Test
    void givesTheSameAnswerWhenTheCommandComesAgainAfterItsDeadline() {
        var command = Given.desired(1, A);
        var first = apply.apply(command);
        clock.advance(Duration.ofHours(2));

        assertThat(apply.apply(command)).isEqualTo(first);
    }
}
