package dev.granary.location.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.location.domain.ConnectionEvent.DeadlinePassed;
import dev.granary.location.domain.ConnectionEvent.Refused;
import dev.granary.location.domain.ConnectionEvent.Requested;
import dev.granary.location.domain.ConnectionEvent.Succeeded;
import dev.granary.location.domain.ConnectionState.Failed;
import dev.granary.location.domain.ConnectionState.InProgress;
import dev.granary.location.domain.ConnectionState.Pending;
import dev.granary.location.domain.ConnectionState.Valid;
import java.time.Instant;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectionTest {
    private static final Instant DEADLINE = Instant.parse("2026-11-21T10:05:00Z");
    private static final Instant BEFORE = DEADLINE.minusSeconds(1);
    private static final Instant LATER = DEADLINE.plusSeconds(60);
    private static final ValidationId OLD = new ValidationId(new UUID(0, 1));
    private static final ValidationId NOW = new ValidationId(new UUID(0, 2));

    private static final ConnectionState PENDING = new Pending();
    private static final ConnectionState RUNNING = new InProgress(NOW, DEADLINE);
    private static final Immutability IMMUTABLE = new Immutability(true, 30);
    private static final ConnectionState VALID = new Valid(NOW, IMMUTABLE);
    private static final ConnectionState REFUSED = new Failed(NOW, "AuthorizationFailed", "Write: no.");
    private static final ConnectionState TIMED_OUT = new Failed(NOW, ConnectionState.TIMED_OUT, "late");

    private static final ConnectionState WITHOUT_KEYS = new Failed(NOW, ConnectionState.WITHOUT_KEYS, "Key: none.");

    private static final ConnectionEvent SUCCESS = new Succeeded(NOW, BEFORE, IMMUTABLE);
    private static final ConnectionEvent REFUSAL = new Refused(NOW, BEFORE, "AuthorizationFailed", "Write: no.");
    private static final ConnectionEvent OLD_SUCCESS = new Succeeded(OLD, BEFORE, Immutability.NONE);
    private static final ConnectionEvent OLD_REFUSAL = new Refused(OLD, BEFORE, "StoreFailed", "no");
    private static final ConnectionEvent TOO_LATE = new DeadlinePassed(DEADLINE, "late");
    private static final ConnectionEvent NOT_YET = new DeadlinePassed(BEFORE, "late");

    /** From, what happens, to; null stands for no change. */
    static Stream<Arguments> transitions() {
        return Stream.of(
                row(PENDING, SUCCESS, null),
                row(PENDING, REFUSAL, null),
                row(PENDING, TOO_LATE, null),
                row(RUNNING, SUCCESS, VALID),
                row(RUNNING, REFUSAL, REFUSED),
                row(RUNNING, OLD_SUCCESS, null),
                row(RUNNING, OLD_REFUSAL, null),
                row(RUNNING, TOO_LATE, TIMED_OUT),
                row(RUNNING, NOT_YET, null),
                row(VALID, SUCCESS, null),
                row(VALID, REFUSAL, null),
                row(VALID, TOO_LATE, null),
                row(REFUSED, SUCCESS, null),
                row(REFUSED, REFUSAL, null),
                row(REFUSED, TOO_LATE, null),
                row(TIMED_OUT, SUCCESS, VALID),
                row(TIMED_OUT, REFUSAL, REFUSED),
                row(TIMED_OUT, OLD_SUCCESS, null),
                row(TIMED_OUT, TOO_LATE, null),
                row(WITHOUT_KEYS, SUCCESS, VALID),
                row(WITHOUT_KEYS, REFUSAL, REFUSED),
                row(WITHOUT_KEYS, OLD_SUCCESS, null),
                row(WITHOUT_KEYS, TOO_LATE, null));
    }

    @ParameterizedTest
    @MethodSource("transitions")
    void followsTheTable(ConnectionState from, ConnectionEvent event, @Nullable ConnectionState to) {
        Connection before = connection(from);

        Connection after = before.after(event);

        if (to == null) {
            assertThat(after).isEqualTo(before);
        } else {
            assertThat(after.state()).isEqualTo(to);
            assertThat(after.version()).isEqualTo(before.version() + 1);
        }
    }

    @ParameterizedTest
    @MethodSource("states")
    void canBeValidatedAgainInEveryState(ConnectionState from) {
        ValidationId next = new ValidationId(new UUID(0, 3));

        Connection after = connection(from).after(new Requested(next, LATER));

        assertThat(after.state()).isEqualTo(new InProgress(next, LATER));
        assertThat(after.validation()).contains(next);
    }

    static Stream<ConnectionState> states() {
        return Stream.of(PENDING, RUNNING, VALID, REFUSED, TIMED_OUT);
    }

    @Test
    void remembersTheEndOfTheLastValidationWhileTheNextRuns() {
        Connection valid = connection(RUNNING).after(SUCCESS);

        Connection again = valid.after(new Requested(new ValidationId(new UUID(0, 3)), LATER));

        assertThat(again.validatedAt()).isEqualTo(BEFORE);
    }

    @Test
    void isUnansweredUntilTheAgentFoundSomethingOut() {
        assertThat(states().filter(ConnectionState::isUnanswered)).containsExactly(PENDING, RUNNING, TIMED_OUT);
        assertThat(new Failed(NOW, ConnectionState.EXPIRED, "late").isUnanswered())
                .isTrue();
    }

    private static Connection connection(ConnectionState state) {
        return new Connection(new LocationId(new UUID(1, 1)), new ClusterId(new UUID(1, 2)), state, null, 7);
    }

    private static Arguments row(ConnectionState from, ConnectionEvent event, @Nullable ConnectionState to) {
        return Arguments.of(from, event, to);
    }
}
