package dev.granary.backup.application;

import dev.granary.backup.application.port.BackupEvents;
import dev.granary.backup.application.port.BackupEvents.Change;
import dev.granary.backup.application.port.Backups;
import dev.granary.backup.domain.Backup;
import io.smallrye.mutiny.Uni;

/** Adds an admitted backup and sends it to its agent. A step of {@link RequestBackup}. */
public final class PlaceBackup {
    private final Backups backups;
    private final BackupCommands commands;
    private final BackupEvents events;

    public PlaceBackup(Backups backups, BackupCommands commands, BackupEvents events) {
        this.backups = backups;
        this.commands = commands;
        this.events = events;
    }

    Uni<Void> place(Backup backup) {
        return backups.add(backup)
                .chain(() -> commands.start(backup))
                .chain(() ->
                        events.publish(backup, Change.REQUESTED, backup.order().requestedAt()));
    }
}
