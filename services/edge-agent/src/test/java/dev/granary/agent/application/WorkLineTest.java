package dev.granary.agent.application;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.Refusal;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.fakes.InMemoryJournal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class WorkLineTest {

    @Test
    void queuesWhatHasNotEndedInTheOrderOfTheJournal() throws InterruptedException {
        var journal = InMemoryJournal.ofBackups();
        UUID waiting = create(journal);
        UUID ended = create(journal);
        UUID running = create(journal);
        journal.finished(
                ended, new BackupOutcome.Failed(null, Instant.EPOCH, Refusal.of(Reason.COMMAND_EXPIRED, "late")));
        journal.started(running, 1, Instant.EPOCH);
        var line = WorkLine.ofBackups(journal);

        int count = line.resume();

        assertThat(count).isEqualTo(2);
        assertThat(List.of(line.queue().take(), line.queue().take())).containsExactly(waiting, running);
    }

    private static UUID create(InMemoryJournal<Command.StartBackup, BackupOutcome> journal) {
        UUID id = UUID.randomUUID();
        journal.create(new Command.StartBackup(UUID.randomUUID(), Given.DEADLINE, id, Given.LOCATION, List.of("shop")));
        return id;
    }
}
