package dev.granary.agent.application;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.agent.application.port.EventsUnavailableException;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.BackupTotals;
import dev.granary.agent.domain.Command;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.fakes.InMemoryJournal;
import dev.granary.agent.fakes.RecordedEvents;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReportOutcomesTest {

    private final InMemoryJournal<Command.StartBackup, BackupOutcome> journal = InMemoryJournal.ofBackups();
    private final RecordedEvents events = new RecordedEvents();
    private final ReportOutcomes report =
            new ReportOutcomes(List.of(WorkLine.ofBackups(journal)), List.of(Given.tellObjects(events)), events);
    private final Command.StartBackup order = Given.order("shop");
    private final BackupOutcome outcome =
            new BackupOutcome.Succeeded(Instant.EPOCH, Instant.EPOCH, new BackupTotals(1, 2, 3, 4));

    @Test
    void reportsAnOutcomeOnce() {
        journal.create(order);
        journal.finished(Given.BACKUP, outcome);

        report.report();
        report.report();

        assertThat(events.all()).containsExactly(new AgentEvent.BackupEnded(order.commandId(), Given.BACKUP, outcome));
    }

    @Test
    void saysNothingOfABackupThatRuns() {
        journal.create(order);

        report.report();

        assertThat(events.all()).isEmpty();
    }

    @Test
    void reportsLaterWhatTheBusDidNotTake() {
        journal.create(order);
        journal.finished(Given.BACKUP, outcome);
        events.unavailable(true);
        assertThatThrownBy(report::report).isInstanceOf(EventsUnavailableException.class);

        events.unavailable(false);
        report.report();

        assertThat(events.all()).hasSize(1);
        assertThat(journal.find(Given.BACKUP).orElseThrow().reported()).isTrue();
    }
}
