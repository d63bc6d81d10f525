package dev.granary.agent.application;

import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.RestoreOutcome;
import java.util.List;

/**
 * Which use case each command about work goes to.
 *
 * @see StartWork#start
 * @see CancelWork#cancel
 */
public record HandleWork(
        StartWork<Command.StartBackup, BackupOutcome> startBackup,
        CancelWork<Command.StartBackup, BackupOutcome> cancelBackup,
        StartRestore startRestore,
        CancelWork<Command.StartRestore, RestoreOutcome> cancelRestore) {

    List<AgentEvent.Answer> start(Command.Work command) {
        return switch (command) {
            case Command.StartBackup backup -> startBackup.start(backup);
            case Command.StartRestore restore -> startRestore.start(restore);
        };
    }

    List<AgentEvent.Answer> cancel(Command.Cancel command) {
        return switch (command) {
            case Command.CancelBackup backup -> cancelBackup.cancel(backup);
            case Command.CancelRestore restore -> cancelRestore.cancel(restore);
        };
    }
}
