package dev.granary.agent.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.agent.application.port.EventsUnavailableException;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.LocationCheck;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.fakes.InMemoryDesiredStates;
import dev.granary.agent.fakes.KeySecret;
import dev.granary.agent.fakes.MovableClock;
import dev.granary.agent.fakes.OneStore;
import dev.granary.agent.fakes.RecordedEvents;
import dev.granary.agent.fakes.RefusingStore;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.memory.MemoryBlobStore;
import java.nio.file.Path;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckAgainTest {

    @TempDir
    private Path keys;

    private final MovableClock clock = new MovableClock();
    private final InMemoryDesiredStates states = new InMemoryDesiredStates();
    private final RecordedEvents events = new RecordedEvents();
    private final BlobStore good = new MemoryBlobStore(clock);
    private final Command.ValidateLocation command = Given.validation();

    @BeforeEach
    void fail() {
        states.store(Given.encryptedLocation(Given.LOCATION), 1);
        var answer = new ValidateLocation(states, check(good), clock).validate(command);
        assertThat(answer).isInstanceOfSatisfying(AgentEvent.LocationValidationFailed.class, failed -> {
            assertThat(failed.failure().step()).isEqualTo(LocationCheck.Step.KEY);
            assertThat(failed.failure().refusal().reason()).isEqualTo("LocationKeysUnavailable");
        });
        states.checkReported(Given.LOCATION, command.commandId());
    }

    @Test
    void saysNothingWhileThereIsNoKey() {
        look(good);

        assertThat(events.all()).isEmpty();
    }

    @Test
    void saysOnceWhatIsWrongWithAKeyFileThatCame() {
        secret().put("default", "no key");

        look(good);
        look(good);

        assertThat(events.of(AgentEvent.LocationValidationFailed.class))
                .singleElement()
                .satisfies(failed ->
                        assertThat(failed.failure().refusal().message()).contains("entry default", "line 1"));
    }

    @Test
    void answersTheSameCommandOnceTheKeyIsThere() {
        secret().put(KeySecret.newKey("2026-11"));

        look(good);
        look(good);

        assertThat(events.all())
                .containsExactly(new AgentEvent.LocationValidationSucceeded(command.commandId(), command.locationId()));
    }

    @Test
    void saysWhatElseIsWrongThen() {
        secret().put(KeySecret.newKey("2026-11"));

        look(new RefusingStore(good, new BlobStoreException.ContainerAbsent("backups"), RefusingStore.Fault.PUT));

        assertThat(events.of(AgentEvent.LocationValidationFailed.class))
                .singleElement()
                .satisfies(failed ->
                        assertThat(failed.failure().refusal().reason()).isEqualTo("ContainerNotFound"));
    }

    @Test
    void tellsItLaterWhenTheBusIsAway() {
        secret().put(KeySecret.newKey("2026-11"));
        events.unavailable(true);
        assertThatThrownBy(() -> look(good)).isInstanceOf(EventsUnavailableException.class);
        events.unavailable(false);

        look(good);

        assertThat(events.of(AgentEvent.LocationValidationSucceeded.class)).hasSize(1);
    }

    private void look(BlobStore store) {
        new CheckAgain(states, secret().files(), check(store), events, clock).look();
    }

    private CheckLocation check(BlobStore store) {
        return new CheckLocation(Given.CLUSTER, new OneStore(store), secret().files(), UUID::randomUUID);
    }

    private KeySecret secret() {
        return new KeySecret(keys);
    }
}
