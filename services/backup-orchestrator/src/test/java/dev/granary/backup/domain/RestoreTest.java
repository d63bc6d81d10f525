package dev.granary.backup.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.backup.domain.RestoreState.End;
import dev.granary.backup.domain.RestoreState.Failed;
import dev.granary.backup.domain.RestoreState.InProgress;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class RestoreTest {
    private static final Instant NOW = Instant.parse("2026-11-26T10:00:00Z");
    private static final RestoreReport STARTED = new RestoreReport.Started(NOW);
    private static final RestoreReport FAILED = new RestoreReport.Failed(NOW, NOW, "StoreFailed", "no");
    private static final RestoreReport UNHEARD = new RestoreReport.Unheard(NOW, "AgentOffline", "silence");

    private final Restore pending =
            SomeRestores.requested(new ClusterId(UUID.randomUUID()), SomeRestores.PLAIN, NOW.minusSeconds(9));

    @ParameterizedTest
    @EnumSource(End.class)
    void endsOnceWhateverComesAfterwards(End end) {
        Restore ended = pending.after(STARTED).after(SomeRestores.ended(end, NOW));

        assertThat(RestoreStateName.of(ended.state()).name()).isEqualTo(end.name());
        assertThat(ended.hasEnded()).isTrue();
        assertThat(ended.mayStillRun()).isFalse();
        assertThat(ended.after(STARTED)).isEqualTo(ended);
        assertThat(ended.after(FAILED)).isEqualTo(ended);
        assertThat(ended.after(progressed(9))).isEqualTo(ended);
        assertThat(ended.after(UNHEARD)).isEqualTo(ended);
    }

    @Test
    void goesForwardOnly() {
        Restore third = pending.after(progressed(3));

        assertThat(third.state()).isEqualTo(new InProgress(NOW));
        assertThat(third.after(progressed(2))).isEqualTo(third);
        assertThat(third.after(progressed(3))).isEqualTo(third);
        assertThat(third.after(new RestoreReport.Started(NOW.plusSeconds(1)))).isEqualTo(third);
        assertThat(third.after(progressed(4)).progress().sequence()).isEqualTo(4);
        assertThat(third.after(progressed(4)).version()).isEqualTo(3);
    }

    @Test
    void believesTheAgentThatSpeaksAfterAPresumedFailure() {
        Restore presumed = pending.after(STARTED).after(UNHEARD);

        assertThat(presumed.state())
                .isInstanceOfSatisfying(
                        Failed.class, it -> assertThat(it.presumed()).isTrue());
        assertThat(presumed.after(UNHEARD)).isEqualTo(presumed);
        assertThat(presumed.mayStillRun()).isTrue();
        assertThat(presumed.after(progressed(1)).isRunning()).isTrue();
        assertThat(RestoreStateName.of(
                        presumed.after(SomeRestores.ended(End.SUCCEEDED, NOW)).state()))
                .isEqualTo(RestoreStateName.SUCCEEDED);
    }

    @Test
    void aWishToStopChangesNoStateAndIsKept() {
        Restore asked = pending.after(STARTED).cancelRequested(NOW);

        assertThat(asked.state()).isEqualTo(new InProgress(NOW));
        assertThat(asked.after(SomeRestores.ended(End.CANCELLED, NOW)).cancelRequestedAt())
                .isEqualTo(NOW);
        assertThat(asked.version()).isEqualTo(3);
    }

    private static RestoreReport progressed(long sequence) {
        return new RestoreReport.Progressed(new RestoreProgress(sequence, "WORKLOADS", sequence, 10), NOW);
    }
}
