package dev.granary.agent.application;

import dev.granary.agent.application.port.AgentEvents;
import dev.granary.agent.application.port.BackupJournal;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.JournalledBackup;

/**
 * Tells the control plane how backups ended, until it has heard it. The journal remembers what was told; whoever dies
 * between telling and noting tells it again, as the same event.
 */
public final class ReportOutcomes {

    private final BackupJournal journal;
    private final AgentEvents events;

    public ReportOutcomes(BackupJournal journal, AgentEvents events) {
        this.journal = journal;
        this.events = events;
    }

    /** Reports every outcome that was not reported, oldest first; the first failure ends it. */
    public void report() {
        for (JournalledBackup backup : journal.all()) {
            if (!backup.reported()) {
                backup.outcome().ifPresent(outcome -> {
                    var order = backup.order();
                    events.report(new AgentEvent.BackupEnded(order.commandId(), order.backupId(), outcome));
                    journal.reported(order.backupId());
                });
            }
        }
    }
}
