package dev.granary.backup.bootstrap;

import dev.granary.backup.application.AcceptBackup;
import dev.granary.backup.application.AdmitBackup;
import dev.granary.backup.application.AnswerHello;
import dev.granary.backup.application.BackupCommands;
import dev.granary.backup.application.BackupResult;
import dev.granary.backup.application.CommandSettings;
import dev.granary.backup.application.DuplicateBackup;
import dev.granary.backup.application.FindBackups;
import dev.granary.backup.application.FollowClusters;
import dev.granary.backup.application.FollowConnections;
import dev.granary.backup.application.FollowLocations;
import dev.granary.backup.application.NewBackups;
import dev.granary.backup.application.NewCommands;
import dev.granary.backup.application.PlaceBackup;
import dev.granary.backup.application.RecordBackupReport;
import dev.granary.backup.application.RepeatedRequests;
import dev.granary.backup.application.RequestBackup;
import dev.granary.backup.application.RetryBackup;
import dev.granary.backup.application.SendDueCommands;
import dev.granary.backup.application.port.AgentCommands;
import dev.granary.backup.application.port.BackupEvents;
import dev.granary.backup.application.port.Backups;
import dev.granary.backup.application.port.DesiredStates;
import dev.granary.backup.application.port.IdempotencyKeys;
import dev.granary.backup.application.port.Ids;
import dev.granary.backup.application.port.KnownClusters;
import dev.granary.backup.application.port.KnownConnections;
import dev.granary.backup.application.port.KnownLocations;
import dev.granary.backup.domain.BackupId;
import dev.granary.eventing.Transactions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The use cases, made of what the adapters offer. */
public final class UseCases {
    @Produces
    @Singleton
    SendDueCommands sendDueCommands(
            KnownClusters clusters,
            KnownConnections connections,
            KnownLocations locations,
            DesiredStates desiredStates,
            AgentCommands commands,
            NewCommands newCommands) {
        return new SendDueCommands(clusters, connections, locations, desiredStates, commands, newCommands);
    }

    @Produces
    @Singleton
    NewCommands newCommands(CommandSettings settings, Ids ids, Clock clock) {
        return new NewCommands(settings, ids, clock);
    }

    @Produces
    @Singleton
    FollowClusters followClusters(
            Transactions transactions,
            KnownClusters clusters,
            DesiredStates desiredStates,
            SendDueCommands sendDueCommands,
            Clock clock) {
        return new FollowClusters(transactions, clusters, desiredStates, sendDueCommands, clock);
    }

    @Produces
    @Singleton
    FollowLocations followLocations(
            Transactions transactions,
            KnownLocations locations,
            KnownConnections connections,
            DesiredStates desiredStates,
            SendDueCommands sendDueCommands) {
        return new FollowLocations(transactions, locations, connections, desiredStates, sendDueCommands);
    }

    @Produces
    @Singleton
    FollowConnections followConnections(
            Transactions transactions,
            KnownLocations locations,
            KnownConnections connections,
            DesiredStates desiredStates,
            SendDueCommands sendDueCommands) {
        return new FollowConnections(transactions, locations, connections, desiredStates, sendDueCommands);
    }

    @Produces
    @Singleton
    AnswerHello answerHello(Transactions transactions, DesiredStates desiredStates, SendDueCommands sendDueCommands) {
        return new AnswerHello(transactions, desiredStates, sendDueCommands);
    }

    @Produces
    @Singleton
    RequestBackup requestBackup(Transactions transactions, AcceptBackup acceptBackup) {
        return new RequestBackup(transactions, acceptBackup);
    }

    @Produces
    @Singleton
    DuplicateBackup duplicateBackup(Transactions transactions, Backups backups, AcceptBackup acceptBackup) {
        return new DuplicateBackup(transactions, backups, acceptBackup);
    }

    @Produces
    @Singleton
    RetryBackup retryBackup(
            Transactions transactions, Backups backups, AcceptBackup acceptBackup, BackupEvents events, Clock clock) {
        return new RetryBackup(transactions, backups, acceptBackup, events, clock);
    }

    @Produces
    @Singleton
    AcceptBackup acceptBackup(
            RepeatedRequests<BackupId, BackupResult> repeated,
            AdmitBackup admitBackup,
            PlaceBackup placeBackup,
            NewBackups newBackups) {
        return new AcceptBackup(repeated, admitBackup, placeBackup, newBackups);
    }

    @Produces
    @Singleton
    RepeatedRequests<BackupId, BackupResult> repeatedRequests(IdempotencyKeys<BackupId> keys, Backups backups) {
        return RepeatedRequests.ofBackups(keys, backups);
    }

    @Produces
    @Singleton
    AdmitBackup admitBackup(KnownClusters clusters, KnownLocations locations, KnownConnections connections) {
        return new AdmitBackup(clusters, locations, connections);
    }

    @Produces
    @Singleton
    BackupCommands backupCommands(DesiredStates desiredStates, AgentCommands commands, NewCommands newCommands) {
        return new BackupCommands(desiredStates, commands, newCommands);
    }

    @Produces
    @Singleton
    PlaceBackup placeBackup(Backups backups, BackupCommands commands, BackupEvents events) {
        return new PlaceBackup(backups, commands, events);
    }

    @Produces
    @Singleton
    NewBackups newBackups(CommandSettings settings, Ids ids, Clock clock) {
        return new NewBackups(settings, ids, clock);
    }

    @Produces
    @Singleton
    RecordBackupReport recordBackupReport(
            Transactions transactions, Backups backups, BackupEvents events, Clock clock) {
        return new RecordBackupReport(transactions, backups, events, clock);
    }

    @Produces
    @Singleton
    FindBackups findBackups(Transactions transactions, Backups backups) {
        return new FindBackups(transactions, backups);
    }
}
