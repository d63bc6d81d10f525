package dev.granary.backup.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.backup.domain.VerificationReport.Completed;
import dev.granary.backup.domain.VerificationReport.Failed;
import dev.granary.backup.domain.VerificationReport.Progressed;
import dev.granary.backup.domain.VerificationReport.Unheard;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.RepetitionInfo;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class VerificationTest {
    private static final Instant START = Instant.parse("2026-11-26T10:00:00Z");
    private static final Instant END = START.plusSeconds(60);

    private static final VerificationState RUNNING = new VerificationState.Running();
    private static final VerificationState DONE = new VerificationState.Succeeded(END);
    private static final VerificationState FAILED = new VerificationState.Failed(END, "StoreFailed", "no", false);
    private static final VerificationState PRESUMED = new VerificationState.Failed(END, "AgentOffline", "gone", true);

    private static final VerificationReport PROGRESS = new Progressed(new VerificationProgress(6, 12, 40));
    private static final VerificationReport OLD_PROGRESS = new Progressed(new VerificationProgress(5, 10, 40));
    private static final VerificationReport COMPLETION = new Completed(integrity(0, 0, 0));
    private static final VerificationReport FAILURE = new Failed(END, "StoreFailed", "no");
    private static final VerificationReport SILENCE = new Unheard(END, "AgentOffline", "gone");

    /** The state after the report; null for no change at all. */
    static Stream<Arguments> transitions() {
        return Stream.of(
                row(RUNNING, OLD_PROGRESS, null),
                row(RUNNING, PROGRESS, RUNNING),
                row(RUNNING, COMPLETION, DONE),
                row(RUNNING, FAILURE, FAILED),
                row(RUNNING, SILENCE, PRESUMED),
                row(PRESUMED, OLD_PROGRESS, null),
                row(PRESUMED, PROGRESS, RUNNING),
                row(PRESUMED, COMPLETION, DONE),
                row(PRESUMED, FAILURE, FAILED),
                row(PRESUMED, SILENCE, null),
                row(FAILED, PROGRESS, null),
                row(FAILED, COMPLETION, null),
                row(FAILED, SILENCE, null),
                row(DONE, PROGRESS, null),
                row(DONE, FAILURE, null),
                row(DONE, SILENCE, null));
    }

    @ParameterizedTest
    @MethodSource("transitions")
    void endsOnceAndTheAgentsWordReplacesAPresumption(
            VerificationState from, VerificationReport report, @Nullable VerificationState to) {
        Verification before = verification(from);

        Verification after = before.after(report);

        assertThat(after.state()).isEqualTo(to == null ? from : to);
        assertThat(after.equals(before)).isEqualTo(to == null);
    }

    /** Whatever the order, and however often: the progress grows, and there is one end. */
    @RepeatedTest(100)
    void endsWellWhateverTheOrderOfTheReports(RepetitionInfo repetition) {
        List<VerificationReport> reports =
                new ArrayList<>(List.of(OLD_PROGRESS, PROGRESS, PROGRESS, COMPLETION, COMPLETION, SILENCE, SILENCE));
        Collections.shuffle(reports, new Random(repetition.getCurrentRepetition()));

        Verification verification = verification(RUNNING);
        for (VerificationReport report : reports) {
            Verification next = verification.after(report);
            assertThat(next.progress().sequence())
                    .isGreaterThanOrEqualTo(verification.progress().sequence());
            verification = next;
        }

        assertThat(verification.state()).isEqualTo(DONE);
    }

    @Test
    void countsAtItsEndWhatWasCheckedAlsoWhenItNeverToldHowFarItWas() {
        assertThat(verification(RUNNING).after(COMPLETION).progress()).isEqualTo(new VerificationProgress(5, 40, 40));
    }

    @Test
    void isDamagedByEachKindOfLoss() {
        assertThat(integrity(0, 0, 0).isDamaged()).isFalse();
        assertThat(integrity(1, 0, 0).isDamaged()).isTrue();
        assertThat(integrity(0, 1, 0).isDamaged()).isTrue();
        assertThat(integrity(0, 0, 1).isDamaged()).isTrue();
    }

    private static Integrity integrity(long missing, long broken, long files) {
        return new Integrity(
                END, true, new Integrity.Checked(40, 4_000), new Integrity.Losses(missing, broken, files), List.of());
    }

    private static Verification verification(VerificationState state) {
        return new Verification(
                new VerificationId(new UUID(1, 1)),
                new CommandId(new UUID(1, 2)),
                new ClusterId(new UUID(1, 3)),
                true,
                START,
                END,
                new VerificationProgress(5, 10, 40),
                state);
    }

    private static Arguments row(VerificationState from, VerificationReport report, @Nullable VerificationState to) {
        return Arguments.of(from, report, to);
    }
}
