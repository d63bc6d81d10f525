package dev.granary.backup.adapter.rest;

import dev.granary.backup.application.RestoreResult.BackupNotRestorable;
import dev.granary.backup.application.RestoreResult.BackupUnknown;
import dev.granary.backup.application.RestoreResult.ClusterNotReachable;
import dev.granary.backup.application.RestoreResult.ClusterOfAnotherTenant;
import dev.granary.backup.application.RestoreResult.ClusterUnknown;
import dev.granary.backup.application.RestoreResult.ConnectionNotValid;
import dev.granary.backup.application.RestoreResult.KeyReused;
import dev.granary.backup.application.RestoreResult.NamespaceNotInBackup;
import dev.granary.backup.application.RestoreResult.NamespacesCollide;
import dev.granary.backup.application.RestoreResult.Refused;
import dev.granary.backup.domain.Restore;
import dev.granary.backup.domain.RestoreId;
import dev.granary.backup.domain.RestoreStateName;
import dev.granary.backup.domain.StateName;
import dev.granary.problem.ErrorCode;
import dev.granary.problem.ProblemException;

/** How this service says no to restores. */
final class RestoreRefusals {
    private RestoreRefusals() {}

    static ProblemException of(Refused refused) {
        return switch (refused) {
            case KeyReused() -> Refusals.keyReused();
            case BackupUnknown(var id) ->
                ProblemException.field(ErrorCode.BACKUP_UNKNOWN, "/backupId", "There is no backup " + id + ".");
            case ClusterUnknown(var id) ->
                ProblemException.field(ErrorCode.CLUSTER_UNKNOWN, "/clusterId", "There is no cluster " + id + ".");
            case NamespaceNotInBackup(var namespace, var index) ->
                ProblemException.field(
                        ErrorCode.NAMESPACE_NOT_IN_BACKUP,
                        "/namespaces/" + index,
                        "The backup was not made of namespace " + namespace.value() + ".");
            case NamespacesCollide(var mapped, var other, var target) ->
                ProblemException.field(
                        ErrorCode.FIELD_INVALID,
                        "/namespaceMapping/" + mapped.value(),
                        "Namespaces " + mapped.value() + " and " + other.value() + " of the backup would both become "
                                + target + ".");
            case BackupNotRestorable(var backup) ->
                new ProblemException(
                        ErrorCode.BACKUP_NOT_RESTORABLE,
                        "The backup is " + StateName.of(backup)
                                + ": only one that SUCCEEDED or PARTIALLY_SUCCEEDED can be restored.");
            case ClusterOfAnotherTenant(var cluster) ->
                new ProblemException(
                        ErrorCode.CLUSTER_OF_ANOTHER_TENANT,
                        "Cluster " + cluster.name() + " belongs to another tenant than the backup.");
            case ClusterNotReachable(var cluster) -> Refusals.notReachable(cluster);
            case ConnectionNotValid(var cluster, var connection) ->
                new ProblemException(
                        ErrorCode.CONNECTION_NOT_VALID,
                        connection
                                .map(Refusals::stateOf)
                                .orElse("Cluster " + cluster.name()
                                        + " is not assigned to the location of the backup: assign and validate it."));
        };
    }

    static ProblemException noSuchRestore(RestoreId id) {
        return new ProblemException(ErrorCode.NOT_FOUND, "There is no restore " + id + ".");
    }

    static ProblemException notRunning(Restore restore) {
        return new ProblemException(ErrorCode.RESTORE_NOT_RUNNING, "The restore is " + stateOf(restore) + " already.");
    }

    static ProblemException running(Restore restore) {
        return new ProblemException(
                ErrorCode.RESTORE_RUNNING, "The restore is " + stateOf(restore) + ": cancel it first, or wait.");
    }

    private static RestoreStateName stateOf(Restore restore) {
        return RestoreStateName.of(restore.state());
    }
}
