package dev.granary.agent.application;

import dev.granary.agent.application.port.AgentEvents;
import dev.granary.agent.application.port.BackupJournal;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.JournalledBackup;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.Refusal;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Objects;
import java.util.UUID;

/** Takes a backup of the journal to its end: one attempt, or as many as the process dies, up to a limit. */
public final class RunBackup {

    /** A backup that takes its process with it every time does not do so for ever. */
    static final int MOST_ATTEMPTS = 5;

    private final BackupJournal journal;
    private final AgentEvents events;
    private final WriteBackup write;
    private final InstantSource clock;

    public RunBackup(BackupJournal journal, AgentEvents events, WriteBackup write, InstantSource clock) {
        this.journal = journal;
        this.events = events;
        this.write = write;
        this.clock = clock;
    }

    /**
     * Returns when the journal has the outcome. Does nothing for a backup that has ended or is unknown.
     *
     * @throws StoppedException the agent is asked to end; the next process goes on
     */
    public void run(UUID backupId) {
        journal.find(backupId).filter(backup -> backup.outcome().isEmpty()).ifPresent(this::run);
    }

    private void run(JournalledBackup backup) {
        Command.StartBackup order = backup.order();
        Instant now = clock.instant();
        if (backup.attempts() == 0 && now.isAfter(order.deadline())) {
            end(
                    order,
                    never(
                            now,
                            Reason.COMMAND_EXPIRED,
                            "The deadline " + order.deadline() + " passed before its turn."));
            return;
        }
        Instant startedAt = Objects.requireNonNullElse(backup.firstStartedAt(), now);
        if (backup.attempts() >= MOST_ATTEMPTS) {
            end(order, interrupted(startedAt, now));
            return;
        }
        int attempt = backup.attempts() + 1;
        journal.started(order.backupId(), attempt, startedAt);
        events.offer(new AgentEvent.BackupStarted(order.commandId(), order.backupId(), startedAt));
        end(order, write.write(order, startedAt, new Progress(order, attempt, events, clock)));
    }

    private void end(Command.StartBackup order, BackupOutcome outcome) {
        journal.finished(order.backupId(), outcome);
    }

    private static BackupOutcome never(Instant now, Reason reason, String message) {
        return new BackupOutcome.Failed(null, now, Refusal.of(reason, message));
    }

    private static BackupOutcome interrupted(Instant startedAt, Instant now) {
        String message = "The agent ended in the middle of each of " + MOST_ATTEMPTS
                + " attempts. Look at its pod: memory limit, evictions, logs. Then start the backup again.";
        return new BackupOutcome.Failed(startedAt, now, Refusal.of(Reason.BACKUP_INTERRUPTED, message));
    }
}
