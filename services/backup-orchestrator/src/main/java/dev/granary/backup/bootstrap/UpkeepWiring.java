package dev.granary.backup.bootstrap;

import dev.granary.backup.application.BackupCommands;
import dev.granary.backup.application.CancelBackup;
import dev.granary.backup.application.DeleteBackup;
import dev.granary.backup.application.FindObjects;
import dev.granary.backup.application.ForgetBackup;
import dev.granary.backup.application.NewCommands;
import dev.granary.backup.application.PlaceDeletion;
import dev.granary.backup.application.PlaceVerification;
import dev.granary.backup.application.RecordDeletionReport;
import dev.granary.backup.application.RecordObjects;
import dev.granary.backup.application.RecordVerificationReport;
import dev.granary.backup.application.VerifyBackup;
import dev.granary.backup.application.port.BackupEvents;
import dev.granary.backup.application.port.Backups;
import dev.granary.backup.application.port.KnownClusters;
import dev.granary.backup.application.port.KnownConnections;
import dev.granary.backup.application.port.ObjectParts;
import dev.granary.backup.application.port.Restores;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.ObjectResult;
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

    @Produces
    @Singleton
    RecordObjects<BackupId, ObjectResult> recordObjects(
            Transactions transactions, Backups backups, ObjectParts<BackupId, ObjectResult> objects) {
        return RecordObjects.ofBackups(transactions, backups, objects);
    }

    @Produces
    @Singleton
    FindObjects<BackupId, ObjectResult> findObjects(
            Transactions transactions, Backups backups, ObjectParts<BackupId, ObjectResult> objects) {
        return FindObjects.ofBackups(transactions, backups, objects);
    }

    @Produces
    @Singleton
    PlaceDeletion placeDeletion(
            Backups backups, Restores restores, BackupCommands commands, NewCommands newCommands, BackupEvents events) {
        return new PlaceDeletion(backups, restores, commands, newCommands, events);
    }

    @Produces
    @Singleton
    DeleteBackup deleteBackup(
            Transactions transactions,
            Backups backups,
            KnownClusters clusters,
            KnownConnections connections,
            PlaceDeletion placeDeletion) {
        return new DeleteBackup(transactions, backups, clusters, connections, placeDeletion);
    }

    @Produces
    @Singleton
    ForgetBackup forgetBackup(
            Transactions transactions,
            Backups backups,
            KnownConnections connections,
            BackupEvents events,
            Clock clock) {
        return new ForgetBackup(transactions, backups, connections, events, clock);
    }

    @Produces
    @Singleton
    RecordDeletionReport recordDeletionReport(
            Transactions transactions, Backups backups, BackupEvents events, Clock clock) {
        return new RecordDeletionReport(transactions, backups, events, clock);
    }

    @Produces
    @Singleton
    PlaceVerification placeVerification(
            Backups backups, BackupCommands commands, NewCommands newCommands, BackupEvents events) {
        return new PlaceVerification(backups, commands, newCommands, events);
    }

    @Produces
    @Singleton
    VerifyBackup verifyBackup(
            Transactions transactions,
            Backups backups,
            KnownClusters clusters,
            KnownConnections connections,
            PlaceVerification placeVerification) {
        return new VerifyBackup(transactions, backups, clusters, connections, placeVerification);
    }

    @Produces
    @Singleton
    RecordVerificationReport recordVerificationReport(
            Transactions transactions, Backups backups, BackupEvents events, Clock clock) {
        return new RecordVerificationReport(transactions, backups, events, clock);
    }
}
