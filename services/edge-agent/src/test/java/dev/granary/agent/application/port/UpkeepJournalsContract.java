package dev.granary.agent.application.port;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.domain.BackupAddress;
import dev.granary.agent.domain.BlobFlaw;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.DeletionOutcome;
import dev.granary.agent.domain.Ending;
import dev.granary.agent.domain.Journalled;
import dev.granary.agent.domain.Refusal;
import dev.granary.agent.domain.VerificationOutcome;
import dev.granary.agent.domain.VerificationReport;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What the journals of deletions and verifications keep; the fake and the real one pass it. */
public abstract class UpkeepJournalsContract {

    private static final Instant START = Instant.parse("2026-11-20T10:00:00.123Z");
    private static final Instant END = Instant.parse("2026-11-20T10:01:00.456Z");

    private final BackupAddress address = new BackupAddress(UUID.randomUUID(), UUID.randomUUID(), UUID.randomUUID());
    private final Command.DeleteBackup deletion = new Command.DeleteBackup(UUID.randomUUID(), END, address);
    private final Command.VerifyBackup verification =
            new Command.VerifyBackup(UUID.randomUUID(), END, UUID.randomUUID(), address, true);

    protected abstract Journal<Command.DeleteBackup, DeletionOutcome> deletions();

    protected abstract Journal<Command.VerifyBackup, VerificationOutcome> verifications();

    @Test
    void keepADeletion() {
        keeps(deletions(), deletion, new DeletionOutcome.Deleted(END, 5, 5_000_000_000L));
    }

    @Test
    void keepADeletionThatALockRefused() {
        keeps(deletions(), deletion, new DeletionOutcome.Failed(END, new Refusal("BackupLocked", "until"), START));
    }

    @Test
    void keepADeletionThatTheStoreRefused() {
        keeps(deletions(), deletion, new DeletionOutcome.Failed(END, new Refusal("StoreFailed", "\"no\""), null));
    }

    @Test
    void keepAVerificationThatFoundNothing() {
        var report = new VerificationReport(7, 5_000_000_000L, 0, 0, 0, List.of());
        keeps(verifications(), verification, new VerificationOutcome.Completed(END, report));
    }

    @Test
    void keepAVerificationWithWhatItFound() {
        var flaws = List.of(
                new BlobFlaw("granary/v1/a", BlobFlaw.Kind.MISSING, "Costs 3 Kubernetes objects."),
                new BlobFlaw("granary/v1/b", BlobFlaw.Kind.WRONG_SIZE, ""));
        var report = new VerificationReport(7, 100, 1, 1, 12, flaws);
        keeps(verifications(), verification, new VerificationOutcome.Completed(END, report));
    }

    @Test
    void keepAVerificationThatCouldNotRun() {
        keeps(
                verifications(),
                verification,
                new VerificationOutcome.Failed(END, new Refusal("BackupNotInStore", "gone")));
    }

    private static <C extends Command.Work, R extends Ending> void keeps(Journal<C, R> journal, C order, R outcome) {
        assertThat(journal.create(order)).isTrue();
        assertThat(journal.find(order.workId())).contains(Journalled.waiting(order));
        journal.started(order.workId(), 1, START);
        assertThat(journal.find(order.workId())).contains(new Journalled<>(order, 1, START, null, null, false));
        journal.finished(order.workId(), outcome);
        journal.reported(order.workId());

        assertThat(journal.find(order.workId())).contains(new Journalled<>(order, 1, START, null, outcome, true));

        journal.remove(order.workId());
        journal.remove(order.workId());

        assertThat(journal.find(order.workId())).isEmpty();
    }
}
