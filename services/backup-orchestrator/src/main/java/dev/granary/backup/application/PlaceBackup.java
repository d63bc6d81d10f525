package dev.granary.backup.application;

import dev.granary.backup.application.port.AgentCommands;
import dev.granary.backup.application.port.BackupEvents;
import dev.granary.backup.application.port.BackupEvents.Change;
import dev.granary.backup.application.port.Backups;
import dev.granary.backup.application.port.DesiredStates;
import dev.granary.backup.domain.AgentCommand.Address;
import dev.granary.backup.domain.AgentCommand.StartBackup;
import dev.granary.backup.domain.Backup;
import io.smallrye.mutiny.Uni;
import java.util.List;

/** Adds an admitted backup and sends it to its agent. A step of {@link RequestBackup}. */
public final class PlaceBackup {
    private final Backups backups;
    private final DesiredStates desiredStates;
    private final AgentCommands commands;
    private final BackupEvents events;

    public PlaceBackup(Backups backups, DesiredStates desiredStates, AgentCommands commands, BackupEvents events) {
        this.backups = backups;
        this.desiredStates = desiredStates;
        this.commands = commands;
        this.events = events;
    }

    Uni<Void> place(Backup backup) {
        var order = backup.order();
        var command = new StartBackup(new Address(order.cluster(), order.tenant()), backup);
        return desiredStates
                .lock(order.cluster())
                .chain(() -> backups.add(backup))
                .chain(() -> commands.send(List.of(command)))
                .chain(() -> events.publish(backup, Change.REQUESTED, order.requestedAt()));
    }
}
