package dev.granary.agent.fakes;

import dev.granary.agent.application.port.Journal;
import dev.granary.agent.application.port.RestoreJournalContract;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.RestoreOutcome;

class InMemoryRestoreJournalTest extends RestoreJournalContract {

    @Override
    protected Journal<Command.StartRestore, RestoreOutcome> emptyJournal() {
        return InMemoryJournal.ofRestores();
    }

    @Override
    protected Journal<Command.StartRestore, RestoreOutcome> reopened(
            Journal<Command.StartRestore, RestoreOutcome> journal) {
        return journal;
    }
}
