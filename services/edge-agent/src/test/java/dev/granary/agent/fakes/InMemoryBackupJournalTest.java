package dev.granary.agent.fakes;

import dev.granary.agent.application.port.BackupJournal;
import dev.granary.agent.application.port.BackupJournalContract;

class InMemoryBackupJournalTest extends BackupJournalContract {

    @Override
    protected BackupJournal emptyJournal() {
        return new InMemoryBackupJournal();
    }

    @Override
    protected BackupJournal reopened(BackupJournal journal) {
        return journal;
    }
}
