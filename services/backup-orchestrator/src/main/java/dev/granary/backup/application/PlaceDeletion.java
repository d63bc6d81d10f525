package dev.granary.backup.application;

import dev.granary.backup.application.port.BackupEvents;
import dev.granary.backup.application.port.BackupEvents.Change;
import dev.granary.backup.application.port.Backups;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.Deletion;
import io.smallrye.mutiny.Uni;

/** Notes that a backup is to be deleted and sends that to the agent that can. A step of {@link DeleteBackup}. */
public final class PlaceDeletion {
    private final Backups backups;
    private final BackupCommands commands;
    private final NewCommands newCommands;
    private final BackupEvents events;

    public PlaceDeletion(Backups backups, BackupCommands commands, NewCommands newCommands, BackupEvents events) {
        this.backups = backups;
        this.commands = commands;
        this.newCommands = newCommands;
        this.events = events;
    }

    Uni<DeletionResult> place(Backup backup, ClusterId by) {
        Deletion deletion = newCommands.deletion(by);
        Backup deleting = backup.deletion(deletion);
        return backups.update(deleting, deletion.requestedAt())
                .chain(() -> commands.delete(deleting, deletion))
                .chain(() -> events.publish(deleting, Change.DELETION_REQUESTED, deletion.requestedAt()))
                .replaceWith(new DeletionResult.UnderWay(deleting));
    }
}
