package dev.granary.agent.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.domain.Immutability;
import dev.granary.agent.domain.LastCheck;
import dev.granary.agent.domain.Location;
import dev.granary.agent.domain.LocationCheck;
import dev.granary.agent.domain.LocationCheck.Step;
import dev.granary.agent.domain.Refusal;
import java.net.URI;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The law of the stored desired state; the fake and the real one pass it. */
public abstract class DesiredStatesContract {

    private static final LocationCheck PASSED = new LocationCheck.Passed(Immutability.NONE);
    private static final Instant NOW = Instant.parse("2026-11-20T10:00:00Z");

    private DesiredStates states;
    private final Location location = location("primary");
    private final UUID command = UUID.randomUUID();

    protected abstract DesiredStates emptyStates() throws Exception;

    /** The same state as another process opens it. */
    protected abstract DesiredStates reopened(DesiredStates states);

    @BeforeEach
    void open() throws Exception {
        states = emptyStates();
    }

    @Test
    void isOfGenerationZeroAtFirst() {
        assertThat(states.observedGeneration()).isZero();
        assertThat(states.locations()).isEmpty();
    }

    @Test
    void keepsTheGeneration() {
        states.observe(7);
        states.observe(8);

        assertThat(states.observedGeneration()).isEqualTo(8);
        assertThat(reopened(states).observedGeneration()).isEqualTo(8);
    }

    @Test
    void keepsLocationsAndTheirChanges() {
        states.store(location, 1);
        Location changed = new Location(
                location.id(),
                "renamed",
                "other",
                "elsewhere",
                URI.create("https://other.blob.core.windows.net"),
                true);
        states.store(changed, 2);
        Location second = location("second");
        states.store(second, 2);

        assertThat(reopened(states).locations()).containsExactlyInAnyOrder(changed, second);
        assertThat(reopened(states).location(location.id())).contains(changed);
        assertThat(states.location(UUID.randomUUID())).isEmpty();
    }

    @Test
    void removesALocationOnce() {
        states.store(location, 1);

        states.remove(location.id());
        states.remove(location.id());

        assertThat(states.locations()).isEmpty();
    }

    @Test
    void keepsWhatTheLastCheckFound() {
        states.store(location, 1);
        var failed = new LocationCheck.Failed(Step.LIST, new Refusal("AuthorizationFailed", "403"));
        states.checked(location.id(), command, failed, NOW);
        states.checkReported(location.id(), command);
        states.store(location, 2);

        assertThat(reopened(states).lastCheck(location.id())).contains(new LastCheck(command, failed, true));
        assertThat(states.lastCheck(UUID.randomUUID())).isEmpty();
    }

    @Test
    void forgetsACheckWhenALaterOneIsNoted() {
        states.store(location, 1);
        UUID later = UUID.randomUUID();
        states.checked(location.id(), command, PASSED, NOW);
        states.checked(location.id(), later, PASSED, NOW.plusSeconds(1));

        states.checkReported(location.id(), command);

        assertThat(states.lastCheck(location.id())).contains(new LastCheck(later, PASSED, false));
    }

    @Test
    void keepsHowLongALocationProtectsWhatIsWritten() {
        states.store(location, 1);
        var locked = new LocationCheck.Passed(new Immutability(true, 30));
        var held = new LocationCheck.Passed(new Immutability(true, null));

        states.checked(location.id(), command, locked, NOW);
        assertThat(reopened(states).lastCheck(location.id())).contains(new LastCheck(command, locked, false));
        states.checked(location.id(), command, held, NOW);
        assertThat(reopened(states).lastCheck(location.id())).contains(new LastCheck(command, held, false));
    }

    @Test
    void notesNothingForALocationThatIsGone() {
        states.checked(location.id(), command, PASSED, NOW);
        states.checkReported(location.id(), command);

        assertThat(states.lastCheck(location.id())).isEmpty();
    }

    private static Location location(String name) {
        return new Location(
                UUID.randomUUID(),
                name,
                "account",
                "backups",
                URI.create("https://account.blob.core.windows.net"),
                false);
    }
}
