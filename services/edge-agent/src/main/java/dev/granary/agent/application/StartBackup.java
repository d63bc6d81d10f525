package dev.granary.agent.application;

import dev.granary.agent.application.port.BackupJournal;
import dev.granary.agent.application.port.DesiredStates;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.JournalledBackup;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.Refusal;
import java.time.InstantSource;
import java.util.Optional;

/** Writes a backup into the journal and into the queue; {@link RunBackup} makes it. */
public final class StartBackup {

    private final BackupJournal journal;
    private final DesiredStates states;
    private final BackupQueue queue;
    private final InstantSource clock;

    public StartBackup(BackupJournal journal, DesiredStates states, BackupQueue queue, InstantSource clock) {
        this.journal = journal;
        this.states = states;
        this.queue = queue;
        this.clock = clock;
    }

    /**
     * A backup that is in the journal is not made twice; when it has ended, its outcome is the answer once more.
     *
     * @return what can be said now; empty when the backup waits or runs
     */
    public Optional<AgentEvent.Answer> start(Command.StartBackup command) {
        Optional<JournalledBackup> known = journal.find(command.backupId());
        if (known.isPresent()) {
            return again(known.get());
        }
        if (clock.instant().isAfter(command.deadline())) {
            return Optional.of(new AgentEvent.CommandExpired(command.commandId(), command.name(), command.deadline()));
        }
        if (states.location(command.locationId()).isEmpty()) {
            return Optional.of(rejected(command));
        }
        journal.create(command);
        queue.add(command.backupId());
        return Optional.empty();
    }

    private Optional<AgentEvent.Answer> again(JournalledBackup known) {
        Command.StartBackup order = known.order();
        if (known.outcome().isEmpty()) {
            queue.add(order.backupId());
        }
        return known.outcome().map(outcome -> new AgentEvent.BackupEnded(order.commandId(), order.backupId(), outcome));
    }

    private static AgentEvent.Answer rejected(Command.StartBackup command) {
        return new AgentEvent.CommandRejected(
                command.commandId(),
                command.name(),
                Refusal.of(
                        Reason.LOCATION_UNKNOWN,
                        "This cluster does not have the location " + command.locationId()
                                + ". Assign the cluster to it first."));
    }
}
