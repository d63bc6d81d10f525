package dev.granary.backup.application;

import dev.granary.backup.application.port.AgentCommands;
import dev.granary.backup.application.port.DesiredStates;
import dev.granary.backup.domain.AgentCommand;
import dev.granary.backup.domain.AgentCommand.Address;
import dev.granary.backup.domain.AgentCommand.DeleteBackup;
import dev.granary.backup.domain.AgentCommand.StartBackup;
import dev.granary.backup.domain.AgentCommand.VerifyBackup;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.Deletion;
import dev.granary.backup.domain.Verification;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Sends the commands of a backup to the agent of its cluster. A step of the use cases; runs in their transaction. */
public final class BackupCommands {
    private final DesiredStates desiredStates;
    private final AgentCommands commands;
    private final NewCommands newCommands;

    public BackupCommands(DesiredStates desiredStates, AgentCommands commands, NewCommands newCommands) {
        this.desiredStates = desiredStates;
        this.commands = commands;
        this.newCommands = newCommands;
    }

    /** Always the same command: an agent that has it already answers how it stands. */
    Uni<Void> start(Backup backup) {
        return send(backup, List.of(startOf(backup)));
    }

    Uni<Void> cancel(Backup backup) {
        return send(backup, List.of(newCommands.cancelBackup(backup)));
    }

    /** All that the agent should have heard of the backup by now. */
    Uni<Void> again(Backup backup) {
        return backup.upkeep().cancelRequestedAt() == null
                ? start(backup)
                : send(backup, List.of(startOf(backup), newCommands.cancelBackup(backup)));
    }

    /** Always the same command for the same deletion. */
    Uni<Void> delete(Backup backup, Deletion deletion) {
        var to = new Address(deletion.cluster(), backup.order().tenant());
        return desiredStates
                .lock(deletion.cluster())
                .chain(() -> commands.send(List.of(new DeleteBackup(to, backup, deletion))));
    }

    /** Always the same command for the same verification. */
    Uni<Void> verify(Backup backup, Verification verification) {
        var to = new Address(verification.cluster(), backup.order().tenant());
        return desiredStates
                .lock(verification.cluster())
                .chain(() -> commands.send(List.of(new VerifyBackup(to, backup, verification))));
    }

    private static AgentCommand startOf(Backup backup) {
        var order = backup.order();
        return new StartBackup(new Address(order.cluster(), order.tenant()), backup);
    }

    private Uni<Void> send(Backup backup, List<AgentCommand> some) {
        return desiredStates.lock(backup.order().cluster()).chain(() -> commands.send(some));
    }
}
