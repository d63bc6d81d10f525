package dev.granary.backup.adapter.rest;

import dev.granary.backup.application.BackupResult.ClusterNotReachable;
import dev.granary.backup.application.BackupResult.ClusterUnknown;
import dev.granary.backup.application.BackupResult.ConnectionNotValid;
import dev.granary.backup.application.BackupResult.KeyReused;
import dev.granary.backup.application.BackupResult.LocationUnknown;
import dev.granary.backup.application.BackupResult.Refused;
import dev.granary.backup.application.DeletionResult;
import dev.granary.backup.application.DeletionResult.IsRead;
import dev.granary.backup.application.DeletionResult.NoSuchBackup;
import dev.granary.backup.application.DeletionResult.NobodyCan;
import dev.granary.backup.application.DeletionResult.SomebodyCan;
import dev.granary.backup.application.DeletionResult.StillRuns;
import dev.granary.backup.application.VerificationResult;
import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.KnownCluster;
import dev.granary.backup.domain.KnownConnection;
import dev.granary.backup.domain.StateName;
import dev.granary.problem.ErrorCode;
import dev.granary.problem.ProblemException;
import java.util.Optional;

/** How this service says no. */
final class Refusals {
    private Refusals() {}

    static ProblemException of(Refused refused) {
        return switch (refused) {
            case ClusterUnknown(var id) ->
                ProblemException.field(ErrorCode.CLUSTER_UNKNOWN, "/clusterId", "There is no cluster " + id + ".");
            case LocationUnknown(var id) ->
                ProblemException.field(ErrorCode.LOCATION_UNKNOWN, "/locationId", "There is no location " + id + ".");
            case ClusterNotReachable(var cluster) -> notReachable(cluster);
            case ConnectionNotValid(var connection) ->
                new ProblemException(
                        ErrorCode.CONNECTION_NOT_VALID,
                        connection.map(Refusals::stateOf).orElse("The cluster is not assigned to the location."));
            case KeyReused() -> keyReused();
        };
    }

    static ProblemException keyReused() {
        return new ProblemException(
                ErrorCode.IDEMPOTENCY_KEY_REUSED, "The key of this request belongs to another request.");
    }

    static ProblemException noSuchBackup(BackupId id) {
        return new ProblemException(ErrorCode.NOT_FOUND, "There is no backup " + id + ".");
    }

    static ProblemException notRunning(Backup backup) {
        return new ProblemException(
                ErrorCode.BACKUP_NOT_RUNNING, "The backup is " + StateName.of(backup) + " already.");
    }

    static ProblemException of(DeletionResult.Refused refused) {
        return switch (refused) {
            case NoSuchBackup(var id) -> noSuchBackup(id);
            case StillRuns(var backup) ->
                new ProblemException(
                        ErrorCode.BACKUP_RUNNING,
                        "The backup is " + StateName.of(backup) + ": cancel it first, or wait.");
            case IsRead(var by) ->
                new ProblemException(
                        ErrorCode.BACKUP_IN_USE, "Restore " + by + " reads the backup: cancel it first, or wait.");
            case NobodyCan(var owner) -> noUsableCluster(owner);
            case SomebodyCan(var cluster) ->
                new ProblemException(
                        ErrorCode.CLUSTER_CAN_DELETE,
                        "Cluster " + cluster + " is ONLINE and can delete the backup from the store.");
        };
    }

    static ProblemException of(VerificationResult.Refused refused) {
        return switch (refused) {
            case VerificationResult.NoSuchBackup(var id) -> noSuchBackup(id);
            case VerificationResult.NotInStore(var backup) ->
                new ProblemException(ErrorCode.BACKUP_NOT_VERIFIABLE, "The backup is " + StateName.of(backup) + ".");
            case VerificationResult.NobodyCan(var owner) -> noUsableCluster(owner);
        };
    }

    private static ProblemException noUsableCluster(Optional<KnownCluster> owner) {
        return new ProblemException(
                ErrorCode.NO_USABLE_CLUSTER,
                owner.map(it -> "Cluster " + it.name() + " of the backup is " + it.reachability())
                                .orElse("The cluster of the backup is not known any more")
                        + ", and no cluster of the tenant is ONLINE with a VALID connection to the location."
                        + " Nothing was changed.");
    }

    static ProblemException notAcknowledged() {
        return ProblemException.field(
                ErrorCode.FIELD_MISSING,
                "?acknowledge",
                "Only the record goes and the data stays in the store: say so with acknowledge="
                        + BackupUpkeepResource.ACKNOWLEDGEMENT + ".");
    }

    static ProblemException notReachable(KnownCluster cluster) {
        return new ProblemException(
                ErrorCode.CLUSTER_NOT_REACHABLE,
                "Cluster " + cluster.name() + " is " + cluster.reachability()
                        + ": no agent will come to fetch the command.");
    }

    static String stateOf(KnownConnection connection) {
        return "The connection of the cluster to the location is " + connection.state()
                + connection
                        .failure()
                        .map(it -> ", reason " + it.reason() + ": " + it.message())
                        .orElse(".");
    }
}
