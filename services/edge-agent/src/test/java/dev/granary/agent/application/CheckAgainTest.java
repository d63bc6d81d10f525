package dev.granary.agent.application;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.granary.agent.application.port.EventsUnavailableException;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Immutability;
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
import java.time.InstantSource;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicReference;
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
        var answer = new ValidateLocation(states, checks(good), clock).validate(command);
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
                .containsExactly(new AgentEvent.LocationValidationSucceeded(
                        command.commandId(), command.locationId(), Immutability.NONE));
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

    @Test
    void anAnswerThatWaitsIsToldBeforeAnother() {
        states.checked(Given.LOCATION, command.commandId(), lastResult(), clock.instant());
        secret().put(KeySecret.newKey("2026-11"));

        look(good);
        look(good);

        assertThat(events.all())
                .hasExactlyElementsOfTypes(
                        AgentEvent.LocationValidationFailed.class, AgentEvent.LocationValidationSucceeded.class);
    }

    @Test
    void waitsForACheckThatACommandAskedFor() throws InterruptedException {
        secret().put(KeySecret.newKey("2026-11"));
        var next = Given.validation();
        var looks = new AtomicReference<Runnable>();
        var looking =
                Thread.ofPlatform().unstarted(() -> requireNonNull(looks.get()).run());
        KeptChecks checks = checks(good, () -> {
            looking.start();
            await().until(() -> looking.getState() == Thread.State.WAITING || !looking.isAlive());
            return clock.instant();
        });
        looks.set(again(checks)::look);

        new ValidateLocation(states, checks, clock).validate(next);
        looking.join();

        assertThat(states.lastCheck(Given.LOCATION))
                .hasValueSatisfying(last -> assertThat(last.commandId()).isEqualTo(next.commandId()));
    }

    private LocationCheck lastResult() {
        return states.lastCheck(Given.LOCATION).orElseThrow().result();
    }

    private void look(BlobStore store) {
        again(checks(store)).look();
    }

    private CheckAgain again(KeptChecks checks) {
        return new CheckAgain(states, secret().files(), checks, events);
    }

    private KeptChecks checks(BlobStore store) {
        return checks(store, clock);
    }

    private KeptChecks checks(BlobStore store, InstantSource time) {
        return new KeptChecks(
                states,
                new CheckLocation(Given.CLUSTER, new OneStore(store), secret().files(), UUID::randomUUID),
                time);
    }

    private KeySecret secret() {
        return new KeySecret(keys);
    }
}
