package dev.granary.backup.bootstrap;

import dev.granary.backup.application.AdmitRestore;
import dev.granary.backup.application.CancelRestore;
import dev.granary.backup.application.CommandSettings;
import dev.granary.backup.application.DeleteRestore;
import dev.granary.backup.application.FindObjects;
import dev.granary.backup.application.FindRestores;
import dev.granary.backup.application.NewCommands;
import dev.granary.backup.application.NewRestores;
import dev.granary.backup.application.RecordObjects;
import dev.granary.backup.application.RecordRestoreReport;
import dev.granary.backup.application.RepeatedRequests;
import dev.granary.backup.application.RequestRestore;
import dev.granary.backup.application.RequestRestore.PlaceRestore;
import dev.granary.backup.application.RestoreCommands;
import dev.granary.backup.application.RestoreResult;
import dev.granary.backup.application.port.AgentCommands;
import dev.granary.backup.application.port.Backups;
import dev.granary.backup.application.port.DesiredStates;
import dev.granary.backup.application.port.IdempotencyKeys;
import dev.granary.backup.application.port.Ids;
import dev.granary.backup.application.port.KnownClusters;
import dev.granary.backup.application.port.KnownConnections;
import dev.granary.backup.application.port.ObjectParts;
import dev.granary.backup.application.port.RestoreEvents;
import dev.granary.backup.application.port.Restores;
import dev.granary.backup.domain.RestoreId;
import dev.granary.backup.domain.RestoredObject;
import dev.granary.eventing.Transactions;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The use cases of restores, made of what the adapters offer. */
public final class RestoreWiring {
    @Produces
    @Singleton
    AdmitRestore admitRestore(Backups backups, KnownClusters clusters, KnownConnections connections) {
        return new AdmitRestore(backups, clusters, connections);
    }

    @Produces
    @Singleton
    RepeatedRequests<RestoreId, RestoreResult> repeatedRestores(IdempotencyKeys<RestoreId> keys, Restores restores) {
        return RepeatedRequests.ofRestores(keys, restores);
    }

    @Produces
    @Singleton
    NewRestores newRestores(CommandSettings settings, Ids ids, Clock clock) {
        return new NewRestores(settings, ids, clock);
    }

    @Produces
    @Singleton
    RestoreCommands restoreCommands(DesiredStates desiredStates, AgentCommands commands, NewCommands newCommands) {
        return new RestoreCommands(desiredStates, commands, newCommands);
    }

    @Produces
    @Singleton
    PlaceRestore placeRestore(Restores restores, RestoreCommands commands, RestoreEvents events) {
        return new PlaceRestore(restores, commands, events);
    }

    @Produces
    @Singleton
    RequestRestore requestRestore(
            Transactions transactions,
            RepeatedRequests<RestoreId, RestoreResult> repeated,
            AdmitRestore admitRestore,
            NewRestores newRestores,
            PlaceRestore placeRestore) {
        return new RequestRestore(transactions, repeated, admitRestore, newRestores, placeRestore);
    }

    @Produces
    @Singleton
    RecordRestoreReport recordRestoreReport(
            Transactions transactions, Restores restores, RestoreEvents events, Clock clock) {
        return new RecordRestoreReport(transactions, restores, events, clock);
    }

    @Produces
    @Singleton
    CancelRestore cancelRestore(
            Transactions transactions, Restores restores, RestoreCommands commands, RestoreEvents events, Clock clock) {
        return new CancelRestore(transactions, restores, commands, events, clock);
    }

    @Produces
    @Singleton
    DeleteRestore deleteRestore(Transactions transactions, Restores restores, RestoreEvents events, Clock clock) {
        return new DeleteRestore(transactions, restores, events, clock);
    }

    @Produces
    @Singleton
    FindRestores findRestores(Transactions transactions, Restores restores) {
        return new FindRestores(transactions, restores);
    }

    @Produces
    @Singleton
    RecordObjects<RestoreId, RestoredObject> recordObjects(
            Transactions transactions, Restores restores, ObjectParts<RestoreId, RestoredObject> objects) {
        return RecordObjects.ofRestores(transactions, restores, objects);
    }

    @Produces
    @Singleton
    FindObjects<RestoreId, RestoredObject> findObjects(
            Transactions transactions, Restores restores, ObjectParts<RestoreId, RestoredObject> objects) {
        return FindObjects.ofRestores(transactions, restores, objects);
    }
}
