package dev.granary.agent.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.Immutability;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.fakes.InMemoryDesiredStates;
import dev.granary.agent.fakes.MovableClock;
import dev.granary.agent.fakes.OneStore;
import dev.granary.agent.fakes.RefusingStore;
import dev.granary.agent.fakes.RefusingStore.Fault;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.time.Duration;
import java.time.InstantSource;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ValidateLocationTest {

    private final MovableClock clock = new MovableClock();
    private final InMemoryDesiredStates states = new InMemoryDesiredStates();
    private final BlobStore good = new MemoryBlobStore(InstantSource.system());
    private final BlobStore bad = new RefusingStore(good, new BlobStoreException.ContainerAbsent("backups"), Fault.PUT);

    @BeforeEach
    void haveALocation() {
        states.store(Given.location(Given.LOCATION), 1);
    }

    @Test
    void answersWhatTheCheckFound() {
        var command = Given.validation();

        assertThat(validate(good).validate(command))
                .isEqualTo(new AgentEvent.LocationValidationSucceeded(
                        command.commandId(), Given.LOCATION, Immutability.NONE));
    }

    @Test
    void givesTheAnswerOfThenWhenTheCommandComesAgain() {
        var command = Given.validation();
        var first = validate(bad).validate(command);
        clock.advance(Duration.ofHours(2));

        assertThat(validate(good).validate(command)).isEqualTo(first);
    }

    @Test
    void checksAnewForAnotherCommand() {
        validate(bad).validate(Given.validation());

        assertThat(validate(good).validate(Given.validation()))
                .isInstanceOf(AgentEvent.LocationValidationSucceeded.class);
    }

    @Test
    void rejectsALocationThatThisClusterDoesNotHave() {
        states.remove(Given.LOCATION);

        var answer = validate(good).validate(Given.validation());

        assertThat(answer)
                .isInstanceOfSatisfying(
                        AgentEvent.CommandRejected.class,
                        rejected -> assertThat(rejected.refusal().reason()).isEqualTo("LocationUnknown"));
    }

    @Test
    void doesNothingAfterTheDeadline() {
        clock.advance(Duration.ofHours(2));
        var command = Given.validation();

        assertThat(validate(good).validate(command))
                .isEqualTo(new AgentEvent.CommandExpired(command.commandId(), "ValidateLocation", Given.DEADLINE));
    }

    private ValidateLocation validate(BlobStore store) {
        var check = new CheckLocation(Given.CLUSTER, new OneStore(store), Given.NO_KEYS, UUID::randomUUID);
        return new ValidateLocation(states, new KeptChecks(states, check, clock), clock);
    }
}
