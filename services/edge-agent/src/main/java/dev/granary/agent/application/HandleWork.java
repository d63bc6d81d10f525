package dev.granary.agent.application;

import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.DeletionOutcome;
import dev.granary.agent.domain.RestoreOutcome;
import dev.granary.agent.domain.VerificationOutcome;
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
        CancelWork<Command.StartRestore, RestoreOutcome> cancelRestore,
        StartWork<Command.DeleteBackup, DeletionOutcome> deleteBackup,
        StartWork<Command.VerifyBackup, VerificationOutcome> verifyBackup) {

    List<AgentEvent.Answer> start(Command.Work command) {
        return switch (command) {
            case Command.StartBackup backup -> startBackup.start(backup);
            case Command.StartRestore restore -> startRestore.start(restore);
            case Command.DeleteBackup deletion -> deleteBackup.start(deletion);
            case Command.VerifyBackup verification -> verifyBackup.start(verification);
        };
    }

    List<AgentEvent.Answer> cancel(Command.Cancel command) {
        return switch (command) {
            case Command.CancelBackup backup -> cancelBackup.cancel(backup);
            case Command.CancelRestore restore -> cancelRestore.cancel(restore);
        };
    }
}
