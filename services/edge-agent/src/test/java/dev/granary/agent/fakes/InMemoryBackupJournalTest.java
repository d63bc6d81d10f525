package dev.granary.agent.fakes;

import dev.granary.agent.application.port.BackupJournalContract;
import dev.granary.agent.application.port.Journal;
import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.Command;

class InMemoryBackupJournalTest extends BackupJournalContract {

    @Override
    protected Journal<Command.StartBackup, BackupOutcome> emptyJournal() {
        return InMemoryJournal.ofBackups();
    }

    @Override
    protected Journal<Command.StartBackup, BackupOutcome> reopened(
            Journal<Command.StartBackup, BackupOutcome> journal) {
        return journal;
    }
}
