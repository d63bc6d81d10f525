package dev.granary.backup.application;

import dev.granary.backup.application.port.AgentCommands;
import dev.granary.backup.application.port.DesiredStates;
import dev.granary.backup.domain.AgentCommand;
import dev.granary.backup.domain.AgentCommand.Address;
import dev.granary.backup.domain.AgentCommand.StartRestore;
import dev.granary.backup.domain.Restore;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Sends the commands of a restore to the agent of its cluster. A step of the use cases; runs in their transaction. */
public final class RestoreCommands {
    private final DesiredStates desiredStates;
    private final AgentCommands commands;
    private final NewCommands newCommands;

    public RestoreCommands(DesiredStates desiredStates, AgentCommands commands, NewCommands newCommands) {
        this.desiredStates = desiredStates;
        this.commands = commands;
        this.newCommands = newCommands;
    }

    /** Always the same command: an agent that has it already answers how it stands. */
    Uni<Void> start(Restore restore) {
        return send(restore, List.of(startOf(restore)));
    }

    Uni<Void> cancel(Restore restore) {
        return send(restore, List.of(newCommands.cancelRestore(restore)));
    }

    /** All that the agent should have heard of the restore by now. */
    Uni<Void> again(Restore restore) {
        return restore.cancelRequestedAt() == null
                ? start(restore)
                : send(restore, List.of(startOf(restore), newCommands.cancelRestore(restore)));
    }

    private static AgentCommand startOf(Restore restore) {
        var order = restore.order();
        return new StartRestore(new Address(order.cluster(), order.tenant()), restore);
    }

    private Uni<Void> send(Restore restore, List<AgentCommand> some) {
        return desiredStates.lock(restore.order().cluster()).chain(() -> commands.send(some));
    }
}
