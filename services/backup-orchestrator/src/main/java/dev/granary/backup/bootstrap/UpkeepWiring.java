package dev.granary.backup.bootstrap;

import dev.granary.backup.application.BackupCommands;
import dev.granary.backup.application.CancelBackup;
import dev.granary.backup.application.port.BackupEvents;
import dev.granary.backup.application.port.Backups;
import dev.granary.eventing.Transactions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The use cases of backups that exist, made of what the adapters offer. */
public final class UpkeepWiring {
    @Produces
    @Singleton
    CancelBackup cancelBackup(
            Transactions transactions, Backups backups, BackupCommands commands, BackupEvents events, Clock clock) {
        return new CancelBackup(transactions, backups, commands, events, clock);
    }
}
