package dev.granary.agent.application;

import dev.granary.agent.application.port.BackupJournal;
import dev.granary.agent.domain.JournalledBackup;

/** After a start: what the journal says is not at its end goes on. */
public final class ResumeBackups {

    private final BackupJournal journal;
    private final BackupQueue queue;

    public ResumeBackups(BackupJournal journal, BackupQueue queue) {
        this.journal = journal;
        this.queue = queue;
    }

    /** Puts every unfinished backup into the queue, oldest first, and answers how many there are. */
    public int resume() {
        var unfinished = journal.all().stream()
                .filter(backup -> backup.outcome().isEmpty())
                .map(JournalledBackup::order)
                .toList();
        unfinished.forEach(order -> queue.add(order.backupId()));
        return unfinished.size();
    }
}
