package dev.granary.agent.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.BackupTotals;
import dev.granary.agent.domain.Command;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.fakes.InMemoryJournal;
import dev.granary.agent.fakes.MovableClock;
import dev.granary.agent.fakes.RecordedEvents;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class CancelWorkTest {

    private final MovableClock clock = new MovableClock();
    private final InMemoryJournal<Command.StartBackup, BackupOutcome> journal = InMemoryJournal.ofBackups();
    private final WorkLine<Command.StartBackup, BackupOutcome> line = WorkLine.ofBackups(journal);
    private final CancelWork<Command.StartBackup, BackupOutcome> cancel = new CancelWork<>(line, clock);
    private final Command.StartBackup order = Given.order("shop");
    private final Command.CancelBackup command =
            new Command.CancelBackup(UUID.randomUUID(), Given.DEADLINE, Given.BACKUP);

    @Test
    void notesTheWishInTheJournalAndTellsTheOneWhoRuns() throws InterruptedException {
        journal.create(order);

        assertThat(cancel.cancel(command)).isEmpty();

        assertThat(journal.find(Given.BACKUP).orElseThrow().cancelledBy()).isEqualTo(command.commandId());
        assertThat(line.cancellations().of(Given.BACKUP)).contains(command.commandId());
        assertThat(line.queue().take()).isEqualTo(Given.BACKUP);
    }

    @Test
    void rejectsWhatIsNotKnown() {
        assertRejected(cancel.cancel(command));
    }

    @Test
    void rejectsWhatHasEnded() {
        journal.create(order);
        journal.finished(Given.BACKUP, succeeded());

        assertRejected(cancel.cancel(command));
        assertThat(journal.find(Given.BACKUP).orElseThrow().cancelledBy()).isNull();
    }

    @Test
    void rejectsASecondOneOfAnotherId() {
        journal.create(order);
        cancel.cancel(command);

        assertRejected(cancel.cancel(new Command.CancelBackup(UUID.randomUUID(), Given.DEADLINE, Given.BACKUP)));
    }

    @Test
    void answersOnceMoreHowItEnded() {
        journal.create(order);
        cancel.cancel(command);
        var outcome = new BackupOutcome.Cancelled(null, clock.instant(), command.commandId(), 0);
        journal.finished(Given.BACKUP, outcome);
        clock.advance(Duration.ofHours(2));

        assertThat(cancel.cancel(command))
                .containsExactly(new AgentEvent.BackupEnded(order.commandId(), Given.BACKUP, outcome));
    }

    @Test
    void doesNotBeginAfterTheDeadline() {
        journal.create(order);
        clock.advance(Duration.ofHours(2));

        assertThat(cancel.cancel(command))
                .containsExactly(
                        new AgentEvent.CommandExpired(command.commandId(), "CancelBackup", command.deadline()));
        assertThat(journal.find(Given.BACKUP).orElseThrow().cancelledBy()).isNull();
    }

    @Test
    void isRejectedWhenTheWorkEndedBeforeItStopped() {
        var events = new RecordedEvents();
        journal.create(order);
        cancel.cancel(command);
        journal.finished(Given.BACKUP, succeeded());

        new ReportOutcomes(List.of(line), List.of(Given.tellObjects(events)), events).report();

        assertThat(events.all()).hasSize(2);
        assertThat(events.of(AgentEvent.BackupEnded.class)).hasSize(1);
        assertRejected(List.copyOf(events.of(AgentEvent.CommandRejected.class)));
    }

    private BackupOutcome succeeded() {
        return new BackupOutcome.Succeeded(clock.instant(), clock.instant(), new BackupTotals(1, 2, 3, 4));
    }

    private static void assertRejected(List<AgentEvent.Answer> answers) {
        assertThat(answers).singleElement().isInstanceOfSatisfying(AgentEvent.CommandRejected.class, rejected -> {
            assertThat(rejected.command()).isEqualTo("CancelBackup");
            assertThat(rejected.refusal().reason()).isEqualTo("BackupNotRunning");
        });
    }
}
