package dev.granary.agent.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.BackupTotals;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Journalled;
import dev.granary.agent.domain.Problem;
import dev.granary.agent.domain.Refusal;
import dev.granary.agent.domain.volume.VolumeTotals;
import dev.granary.selection.SelectionRequest;
import dev.granary.selection.SelectionRequest.ObjectRequest;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The law of the journal; the fake and the real one pass it. */
public abstract class BackupJournalContract {

    private static final Instant START = Instant.parse("2026-11-20T10:00:00.123Z");
    private static final Instant END = Instant.parse("2026-11-20T10:01:00.456Z");
    private static final BackupTotals TOTALS = new BackupTotals(
            10,
            2_000,
            5_000_000_000L,
            3,
            List.of(
                    new VolumeTotals("shop", "data", VolumeTotals.Mode.FULL, 5, 600, 70, VolumeTotals.Source.NODE),
                    new VolumeTotals(
                            "shop", "more", VolumeTotals.Mode.INCREMENTAL, 5, 600, 7, VolumeTotals.Source.SNAPSHOT),
                    VolumeTotals.skipped("shop", "cache")));

    private Journal<Command.StartBackup, BackupOutcome> journal;
    private final Command.StartBackup order = new Command.StartBackup(
            UUID.randomUUID(),
            Instant.parse("2026-11-20T11:00:00.5Z"),
            UUID.randomUUID(),
            UUID.randomUUID(),
            List.of("shop", "bank"));

    /** A journal without entries. */
    protected abstract Journal<Command.StartBackup, BackupOutcome> emptyJournal() throws Exception;

    /** The same journal as another process opens it. */
    protected abstract Journal<Command.StartBackup, BackupOutcome> reopened(
            Journal<Command.StartBackup, BackupOutcome> journal);

    @BeforeEach
    void open() throws Exception {
        journal = emptyJournal();
    }

    @Test
    void keepsWhatWasAskedFor() {
        assertThat(journal.create(order)).isTrue();

        assertThat(stored()).isEqualTo(Journalled.waiting(order));
    }

    @Test
    void keepsWhatWasChosen() {
        var chosen = new Command.StartBackup(
                UUID.randomUUID(),
                order.deadline(),
                order.backupId(),
                order.locationId(),
                List.of(
                        new SelectionRequest(
                                List.of(), "team=red", List.of("Secret"), List.of("*.apps"), "a in (b,c)", List.of()),
                        SelectionRequest.ofObjects(List.of(
                                new ObjectRequest("PersistentVolumeClaim", "shop", "data"),
                                new ObjectRequest("ClusterRole", null, "system:node")))),
                true);

        journal.create(chosen);
        journal.cancel(order.backupId(), UUID.randomUUID());

        assertThat(stored().order()).isEqualTo(chosen);
    }

    @Test
    void keepsTheFirstEntryOfAnId() {
        journal.create(order);
        var other = new Command.StartBackup(
                UUID.randomUUID(), order.deadline(), order.backupId(), order.locationId(), List.of("other"));

        assertThat(journal.create(other)).isFalse();

        assertThat(stored().order()).isEqualTo(order);
    }

    @Test
    void knowsNothingOfOtherBackups() {
        assertThat(journal.find(UUID.randomUUID())).isEmpty();
        assertThat(journal.all()).isEmpty();
    }

    @Test
    void countsAttemptsFromTheFirstStart() {
        journal.create(order);

        journal.started(order.backupId(), 1, START);
        journal.started(order.backupId(), 2, START);

        assertThat(stored()).isEqualTo(new Journalled<>(order, 2, START, null, null, false));
    }

    @Test
    void keepsASuccess() {
        keeps(new BackupOutcome.Succeeded(START, END, TOTALS));
    }

    @Test
    void keepsAPartialSuccessWithItsProblems() {
        keeps(new BackupOutcome.PartiallySucceeded(
                START,
                END,
                TOTALS,
                List.of(
                        new Problem("Namespace", null, "gone", "NamespaceNotFound", "no such namespace"),
                        new Problem("Widget", "shop", "", "KindNotListable", "503"))));
    }

    @Test
    void keepsAFailure() {
        keeps(new BackupOutcome.Failed(START, END, new Refusal("StoreUnreachable", "no \"answer\"\nat all")));
    }

    @Test
    void keepsAFailureThatNeverStarted() {
        keeps(new BackupOutcome.Failed(null, END, new Refusal("CommandExpired", "too late")));
    }

    private void keeps(BackupOutcome outcome) {
        journal.create(order);
        journal.finished(order.backupId(), outcome);

        assertThat(stored().outcome()).contains(outcome);
        assertThat(stored().reported()).isFalse();
    }

    @Test
    void leavesAnOutcomeAsItIs() {
        var first = new BackupOutcome.Succeeded(START, END, TOTALS);
        journal.create(order);
        journal.finished(order.backupId(), first);

        journal.finished(order.backupId(), new BackupOutcome.Failed(START, END, new Refusal("InternalError", "x")));

        assertThat(stored().outcome()).contains(first);
    }

    @Test
    void remembersThatAnOutcomeWasReported() {
        journal.create(order);
        journal.finished(order.backupId(), new BackupOutcome.Succeeded(START, END, TOTALS));

        journal.reported(order.backupId());
        journal.reported(order.backupId());

        assertThat(stored().reported()).isTrue();
    }

    @Test
    void forgetsAnEntryAndNoOther() {
        journal.create(order);
        var other = new Command.StartBackup(
                UUID.randomUUID(), order.deadline(), UUID.randomUUID(), order.locationId(), List.of("shop"));
        journal.create(other);

        journal.remove(order.backupId());
        journal.remove(order.backupId());

        assertThat(reopened(journal).all()).extracting(Journalled::order).containsExactly(other);
    }

    @Test
    void listsEveryEntry() {
        journal.create(order);
        var other = new Command.StartBackup(
                UUID.randomUUID(), order.deadline(), UUID.randomUUID(), order.locationId(), List.of("shop"));
        journal.create(other);

        assertThat(reopened(journal).all()).extracting(Journalled::order).containsExactlyInAnyOrder(order, other);
    }

    private Journalled<Command.StartBackup, BackupOutcome> stored() {
        return reopened(journal).find(order.backupId()).orElseThrow();
    }

    @Test
    void keepsWhoCancelledItFirst() {
        UUID first = UUID.randomUUID();
        journal.create(order);

        assertThat(journal.cancel(order.backupId(), first))
                .hasValueSatisfying(entry -> assertThat(entry.cancelledBy()).isEqualTo(first));
        journal.cancel(order.backupId(), UUID.randomUUID());
        journal.started(order.backupId(), 1, START);

        assertThat(stored()).isEqualTo(new Journalled<>(order, 1, START, first, null, false));
    }

    @Test
    void keepsACancellation() {
        UUID command = UUID.randomUUID();
        journal.create(order);
        journal.cancel(order.backupId(), command);
        var outcome = new BackupOutcome.Cancelled(START, END, command, 7);

        journal.finished(order.backupId(), outcome);

        assertThat(stored().outcome()).contains(outcome);
    }

    @Test
    void cancelsNothingThatHasEnded() {
        journal.create(order);
        journal.finished(order.backupId(), new BackupOutcome.Succeeded(START, END, TOTALS));

        assertThat(journal.cancel(order.backupId(), UUID.randomUUID()))
                .hasValueSatisfying(entry -> assertThat(entry.cancelledBy()).isNull());
        assertThat(journal.cancel(UUID.randomUUID(), UUID.randomUUID())).isEmpty();
    }
}
