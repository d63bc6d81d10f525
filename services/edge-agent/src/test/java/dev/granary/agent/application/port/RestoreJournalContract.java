package dev.granary.agent.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.domain.BackupAddress;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Journalled;
import dev.granary.agent.domain.Refusal;
import dev.granary.agent.domain.RestoreOutcome;
import dev.granary.agent.domain.RestoreReport;
import dev.granary.agent.domain.RestoredObject;
import dev.granary.agent.domain.restore.Outcome;
import dev.granary.agent.domain.restore.RestoreOptions.Existing;
import dev.granary.agent.domain.restore.RestoreRequest;
import dev.granary.selection.SelectionRequest;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** What a journal of restores keeps; the fake and the real one pass it. {@link BackupJournalContract} has the rest of the law. */
public abstract class RestoreJournalContract {

    private static final Instant START = Instant.parse("2026-11-20T10:00:00.123Z");
    private static final Instant END = Instant.parse("2026-11-20T10:01:00.456Z");
    private static final RestoreReport REPORT = new RestoreReport(
            Map.of(Outcome.CREATED, 5_000_000_000L, Outcome.NOT_SERVED, 1L, Outcome.KEPT, 2L),
            List.of(
                    new RestoredObject(
                            "Widget", "acme.example/v2", "shop", "w", Outcome.NOT_SERVED, "KindNotServed", "no \"x\""),
                    new RestoredObject("Namespace", "", null, "gone", Outcome.FAILED, "NamespaceNotFound", "")));

    private Journal<Command.StartRestore, RestoreOutcome> journal;
    private final Command.StartRestore order = new Command.StartRestore(
            UUID.randomUUID(),
            Instant.parse("2026-11-20T11:00:00.5Z"),
            UUID.randomUUID(),
            new BackupAddress(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID()),
            true,
            new RestoreRequest(
                    new SelectionRequest(
                            List.of("shop", "bank"),
                            null,
                            List.of("deployments.apps"),
                            List.of("Secret"),
                            null,
                            List.of()),
                    Map.of("shop", "store"),
                    "copy-",
                    Map.of("fast", "slow"),
                    Existing.DELETE,
                    true,
                    false,
                    true,
                    false));

    /** A journal without entries. */
    protected abstract Journal<Command.StartRestore, RestoreOutcome> emptyJournal() throws Exception;

    /** The same journal as another process opens it. */
    protected abstract Journal<Command.StartRestore, RestoreOutcome> reopened(
            Journal<Command.StartRestore, RestoreOutcome> journal);

    @BeforeEach
    void open() throws Exception {
        journal = emptyJournal();
    }

    @Test
    void keepsWhatWasAskedFor() {
        assertThat(journal.create(order)).isTrue();
        assertThat(journal.create(order)).isFalse();

        assertThat(stored()).isEqualTo(Journalled.waiting(order));
        assertThat(journal.all()).containsExactly(stored());
    }

    @Test
    void keepsACompletion() {
        keeps(new RestoreOutcome.Completed(START, END, REPORT));
    }

    @Test
    void keepsACompletionOfEverything() {
        keeps(new RestoreOutcome.Completed(START, END, new RestoreReport(Map.of(Outcome.CREATED, 3L), List.of())));
    }

    @Test
    void keepsAFailureThatNeverStarted() {
        keeps(new RestoreOutcome.Failed(null, END, new Refusal("CommandExpired", "too late")));
    }

    @Test
    void keepsACancellation() {
        UUID command = UUID.randomUUID();
        journal.create(order);
        journal.started(order.restoreId(), 1, START);
        journal.cancel(order.restoreId(), command);
        var outcome = new RestoreOutcome.Cancelled(START, END, command, REPORT);

        journal.finished(order.restoreId(), outcome);
        journal.reported(order.restoreId());

        assertThat(stored()).isEqualTo(new Journalled<>(order, 1, START, command, outcome, true));
    }

    private void keeps(RestoreOutcome outcome) {
        journal.create(order);
        journal.started(order.restoreId(), 1, START);
        journal.finished(order.restoreId(), outcome);

        assertThat(stored().outcome()).contains(outcome);
        assertThat(stored().reported()).isFalse();
    }

    private Journalled<Command.StartRestore, RestoreOutcome> stored() {
        return reopened(journal).find(order.restoreId()).orElseThrow();
    }
}
