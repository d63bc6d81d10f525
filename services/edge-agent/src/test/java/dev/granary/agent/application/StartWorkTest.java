package dev.granary.agent.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.BackupTotals;
import dev.granary.agent.domain.Command;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.fakes.InMemoryDesiredStates;
import dev.granary.agent.fakes.InMemoryJournal;
import dev.granary.agent.fakes.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StartWorkTest {

    private final MovableClock clock = new MovableClock();
    private final InMemoryJournal<Command.StartBackup, BackupOutcome> journal = InMemoryJournal.ofBackups();
    private final InMemoryDesiredStates states = new InMemoryDesiredStates();
    private final WorkLine<Command.StartBackup, BackupOutcome> line = WorkLine.ofBackups(journal);
    private final WorkQueue queue = line.queue();
    private final StartWork<Command.StartBackup, BackupOutcome> start = new StartWork<>(line, states, clock);

    @BeforeEach
    void haveALocation() {
        states.store(Given.location(Given.LOCATION), 1);
    }

    @Test
    void writesTheBackupIntoTheJournalAndTheQueue() throws InterruptedException {
        var order = Given.order("shop");

        assertThat(start.start(order)).isEmpty();

        assertThat(journal.find(Given.BACKUP))
                .hasValueSatisfying(backup -> assertThat(backup.order()).isEqualTo(order));
        assertThat(queue.take()).isEqualTo(Given.BACKUP);
    }

    @Test
    void queuesABackupOnceHoweverOftenItIsAskedFor() throws InterruptedException {
        var order = Given.order("shop");
        start.start(order);
        start.start(order);
        queue.add(Given.CLUSTER);

        assertThat(queue.take()).isEqualTo(Given.BACKUP);
        assertThat(queue.take()).isEqualTo(Given.CLUSTER);
    }

    @Test
    void answersWithTheOutcomeOfABackupThatHasEnded() {
        var order = Given.order("shop");
        start.start(order);
        var outcome = new BackupOutcome.Succeeded(clock.instant(), clock.instant(), new BackupTotals(1, 2, 3, 4));
        journal.finished(Given.BACKUP, outcome);
        clock.advance(Duration.ofHours(2));

        assertThat(start.start(order))
                .containsExactly(new AgentEvent.BackupEnded(order.commandId(), Given.BACKUP, outcome));
    }

    @Test
    void rejectsALocationThatThisClusterDoesNotHave() {
        states.remove(Given.LOCATION);

        assertThat(start.start(Given.order("shop")))
                .singleElement()
                .satisfies(answer -> assertThat(answer).isInstanceOf(AgentEvent.CommandRejected.class));
        assertThat(journal.all()).isEmpty();
    }

    @Test
    void doesNotBeginAfterTheDeadline() {
        clock.advance(Duration.ofHours(2));

        assertThat(start.start(Given.order("shop")))
                .singleElement()
                .satisfies(answer -> assertThat(answer).isInstanceOf(AgentEvent.CommandExpired.class));
        assertThat(journal.all()).isEmpty();
    }
}
