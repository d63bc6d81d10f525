package dev.granary.backup.application;

import dev.granary.backup.application.port.BackupEvents;
import dev.granary.backup.application.port.BackupEvents.Change;
import dev.granary.backup.application.port.Backups;
import dev.granary.backup.application.port.Restores;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.Deletion;
import io.smallrye.mutiny.Uni;

/**
 * Notes that a backup is to be deleted and sends that to the agent that can, unless a restore reads it: the files of that
 * would go from under it. A step of {@link DeleteBackup}, which holds the backup, as the admission of a restore does.
 */
public final class PlaceDeletion {
    private final Backups backups;
    private final Restores restores;
    private final BackupCommands commands;
    private final NewCommands newCommands;
    private final BackupEvents events;

    public PlaceDeletion(
            Backups backups, Restores restores, BackupCommands commands, NewCommands newCommands, BackupEvents events) {
        this.backups = backups;
        this.restores = restores;
        this.commands = commands;
        this.newCommands = newCommands;
        this.events = events;
    }

    Uni<DeletionResult> place(Backup backup, ClusterId by) {
        return restores.findOpen(backup.id())
                .chain(reader -> reader.<Uni<DeletionResult>>map(
                                it -> Uni.createFrom().item(new DeletionResult.IsRead(it.id())))
                        .orElseGet(() -> send(backup, by)));
    }

    private Uni<DeletionResult> send(Backup backup, ClusterId by) {
        Deletion deletion = newCommands.deletion(by);
        Backup deleting = backup.deletion(deletion);
        return backups.update(deleting, deletion.requestedAt())
                .chain(() -> commands.delete(deleting, deletion))
                .chain(() -> events.publish(deleting, Change.DELETION_REQUESTED, deletion.requestedAt()))
                .replaceWith(new DeletionResult.UnderWay(deleting));
    }
}
