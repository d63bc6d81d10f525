package dev.granary.agent.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.BackupTotals;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.fakes.InMemoryBackupJournal;
import dev.granary.agent.fakes.InMemoryDesiredStates;
import dev.granary.agent.fakes.MovableClock;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StartBackupTest {

    private final MovableClock clock = new MovableClock();
    private final InMemoryBackupJournal journal = new InMemoryBackupJournal();
    private final InMemoryDesiredStates states = new InMemoryDesiredStates();
    private final BackupQueue queue = new BackupQueue();
    private final StartBackup start = new StartBackup(journal, states, queue, clock);

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

        assertThat(start.start(order)).contains(new AgentEvent.BackupEnded(order.commandId(), Given.BACKUP, outcome));
    }

    @Test
    void rejectsALocationThatThisClusterDoesNotHave() {
        states.remove(Given.LOCATION);

        assertThat(start.start(Given.order("shop")))
                .hasValueSatisfying(answer -> assertThat(answer).isInstanceOf(AgentEvent.CommandRejected.class));
        assertThat(journal.all()).isEmpty();
    }

    @Test
    void doesNotBeginAfterTheDeadline() {
        clock.advance(Duration.ofHours(2));

        assertThat(start.start(Given.order("shop")))
                .hasValueSatisfying(answer -> assertThat(answer).isInstanceOf(AgentEvent.CommandExpired.class));
        assertThat(journal.all()).isEmpty();
    }
}
