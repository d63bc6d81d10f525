package dev.granary.backup.domain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.backup.domain.BackupState.Cancelled;
import dev.granary.backup.domain.BackupState.Failed;
import dev.granary.backup.domain.BackupState.InProgress;
import dev.granary.backup.domain.BackupState.PartiallySucceeded;
import dev.granary.backup.domain.BackupState.Pending;
import dev.granary.backup.domain.BackupState.Succeeded;
import dev.granary.selection.SelectionRequest;
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
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class BackupTest {
    private static final Instant START = Instant.parse("2026-11-21T10:00:00Z");
    private static final Instant END = START.plusSeconds(60);
    private static final Totals TOTALS = new Totals(42, 4200, 1000, 3, List.of());
    private static final Problem PROBLEM = new Problem("Namespace", null, "shop", "NamespaceNotFound", "none");

    private static final BackupState PENDING = new Pending();
    private static final BackupState RUNNING = new InProgress(START);
    private static final BackupState DONE = new Succeeded(START, END, TOTALS);
    private static final BackupState PARTIAL = new PartiallySucceeded(START, END, TOTALS, List.of(PROBLEM));
    private static final BackupState CANCELLED = new Cancelled(START, END, 2);
    private static final BackupState FAILED = new Failed(START, END, "StoreFailed", "no", false);
    private static final BackupState ABANDONED = new Failed(START, END, "AgentOffline", "silence", true);
    private static final BackupState PRESUMED = new Failed(null, END, "AgentOffline", "silence", true);

    private static final BackupReport STARTED = new BackupReport.Started(START);
    private static final BackupReport EARLIER = new BackupReport.Started(START.minusSeconds(5));
    private static final BackupReport PROGRESS = new BackupReport.Progressed(new Progress(5, 10, 1000), START);
    private static final BackupReport FURTHER = new BackupReport.Progressed(new Progress(6, 11, 1100), END);
    private static final BackupReport SUCCESS = new BackupReport.Succeeded(START, END, TOTALS);
    private static final BackupReport PART = new BackupReport.PartiallySucceeded(START, END, TOTALS, List.of(PROBLEM));
    private static final BackupReport CANCELLATION = new BackupReport.Cancelled(END, 2);
    private static final BackupReport FAILURE = new BackupReport.Failed(START, END, "StoreFailed", "no");
    private static final BackupReport SILENCE = new BackupReport.Unheard(END, "AgentOffline", "silence");

    /** From, what is heard, to; null stands for no change. The backup has come to progress 5. */
    static Stream<Arguments> transitions() {
        return Stream.of(
                row(PENDING, STARTED, RUNNING),
                row(PENDING, FURTHER, new InProgress(END)),
                row(PENDING, SUCCESS, DONE),
                row(PENDING, PART, PARTIAL),
                row(PENDING, CANCELLATION, new Cancelled(null, END, 2)),
                row(PENDING, FAILURE, FAILED),
                row(PENDING, SILENCE, PRESUMED),
                row(RUNNING, STARTED, null),
                row(RUNNING, EARLIER, new InProgress(START.minusSeconds(5))),
                row(RUNNING, PROGRESS, null),
                row(RUNNING, FURTHER, RUNNING),
                row(RUNNING, SUCCESS, DONE),
                row(RUNNING, PART, PARTIAL),
                row(RUNNING, CANCELLATION, CANCELLED),
                row(RUNNING, FAILURE, FAILED),
                row(RUNNING, SILENCE, ABANDONED),
                row(PRESUMED, STARTED, RUNNING),
                row(PRESUMED, FURTHER, new InProgress(END)),
                row(PRESUMED, SUCCESS, DONE),
                row(PRESUMED, PART, PARTIAL),
                row(PRESUMED, CANCELLATION, new Cancelled(null, END, 2)),
                row(PRESUMED, FAILURE, FAILED),
                row(PRESUMED, SILENCE, null),
                row(ABANDONED, STARTED, RUNNING),
                row(ABANDONED, PROGRESS, null),
                row(ABANDONED, FURTHER, RUNNING),
                row(ABANDONED, SUCCESS, DONE),
                row(ABANDONED, PART, PARTIAL),
                row(ABANDONED, FAILURE, FAILED),
                row(ABANDONED, SILENCE, null));
    }

    @ParameterizedTest
    @MethodSource("transitions")
    void followsTheTable(BackupState from, BackupReport report, @Nullable BackupState to) {
        Backup before = backup(from);

        Backup after = before.after(report);

        if (to == null) {
            assertThat(after).isEqualTo(before);
        } else {
            assertThat(after.state()).isEqualTo(to);
            assertThat(after.version()).isEqualTo(before.version() + 1);
        }
    }

    static Stream<Arguments> afterTheEnd() {
        return Stream.of(DONE, PARTIAL, CANCELLED, FAILED)
                .flatMap(end -> reports().stream().map(it -> Arguments.of(end, it)));
    }

    @ParameterizedTest
    @MethodSource("afterTheEnd")
    void endsOnce(BackupState end, BackupReport report) {
        Backup before = backup(end);

        assertThat(before.after(report)).isEqualTo(before);
    }

    @Test
    void keepsTheFurthestProgress() {
        Backup running = backup(RUNNING);

        assertThat(running.after(FURTHER).progress()).isEqualTo(new Progress(6, 11, 1100));
        assertThat(running.after(FURTHER).after(PROGRESS).progress().sequence()).isEqualTo(6);
    }

    @ParameterizedTest
    @CsvSource({"false, true", "true, false"})
    void mayStillRunUntilTheAgentSaysHowItEnded(boolean ended, boolean mayStillRun) {
        Backup asked = backup(RUNNING).cancelRequested(END);

        assertThat(asked.state()).isEqualTo(RUNNING);
        assertThat(asked.after(SILENCE).mayStillRun()).isTrue();
        assertThat((ended ? asked.after(CANCELLATION) : asked).mayStillRun()).isEqualTo(mayStillRun);
        assertThat(asked.after(CANCELLATION).upkeep().cancelRequestedAt()).isEqualTo(END);
    }

    /** Whatever the order, and however often: the version grows, the progress grows, and there is one end. */
    @RepeatedTest(200)
    void endsWellWhateverTheOrderOfTheReports(RepetitionInfo repetition) {
        Random random = new Random(repetition.getCurrentRepetition());
        List<BackupReport> reports = new ArrayList<>(
                List.of(STARTED, EARLIER, PROGRESS, PROGRESS, FURTHER, SUCCESS, SUCCESS, SILENCE, SILENCE));
        Collections.shuffle(reports, random);

        Backup backup = backup(PENDING);
        for (BackupReport report : reports) {
            Backup next = backup.after(report);
            assertThat(next.version() - backup.version()).isBetween(0L, 1L);
            assertThat(next.progress().sequence())
                    .isGreaterThanOrEqualTo(backup.progress().sequence());
            backup = next;
        }

        assertThat(backup.state()).isEqualTo(DONE);
    }

    private static List<BackupReport> reports() {
        return List.of(STARTED, EARLIER, PROGRESS, FURTHER, SUCCESS, PART, CANCELLATION, FAILURE, SILENCE);
    }

    private static Backup backup(BackupState state) {
        BackupOrder order = new BackupOrder(
                new ClusterId(new UUID(1, 1)),
                "acme",
                new LocationId(new UUID(1, 2)),
                new BackupName("nightly"),
                List.of(SelectionRequest.ofNamespaces(List.of("shop"))),
                false,
                null,
                START,
                END);
        Progress progress = state instanceof Pending ? Progress.NONE : new Progress(5, 10, 1000);
        return new Backup(
                new BackupId(new UUID(1, 3)), order, new CommandId(new UUID(1, 4)), state, progress, Upkeep.NONE, 3);
    }

    private static Arguments row(BackupState from, BackupReport report, @Nullable BackupState to) {
        return Arguments.of(from, report, to);
    }
}
