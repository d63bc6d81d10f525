package dev.granary.backup.application;

import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.KnownCluster;
import dev.granary.backup.domain.KnownConnection;
import dev.granary.backup.domain.NamespaceName;
import dev.granary.backup.domain.Restore;
import dev.granary.backup.domain.RestoreId;
import java.util.Optional;

/** What became of a request about restores. */
public sealed interface RestoreResult {
    record Accepted(Restore restore, KnownCluster cluster) implements RestoreResult {}

    /** The same request came before under the same key. */
    record AcceptedBefore(Restore restore) implements RestoreResult {}

    /** Nothing was stored. */
    sealed interface Refused extends RestoreResult {}

    /** The key belongs to another request. */
    record KeyReused() implements Refused {}

    record BackupUnknown(BackupId backup) implements Refused {}

    record ClusterUnknown(ClusterId cluster) implements Refused {}

    /** It has not ended, or it failed. */
    record BackupNotRestorable(Backup backup) implements Refused {}

    record NamespaceNotInBackup(NamespaceName namespace, int index) implements Refused {}

    /** The one that is mapped would become the same namespace as the other. */
    record NamespacesCollide(NamespaceName mapped, NamespaceName other, String target) implements Refused {}

    record ClusterOfAnotherTenant(KnownCluster cluster) implements Refused {}

    /** No agent will come to fetch the command. */
    record ClusterNotReachable(KnownCluster cluster) implements Refused {}

    /** The cluster is not assigned to the location of the backup when there is no connection. */
    record ConnectionNotValid(KnownCluster cluster, Optional<KnownConnection> connection) implements Refused {}

    /** What became of a wish about a restore that exists, or does not. */
    sealed interface Change {
        record Done(Restore restore) implements Change {}

        record NoSuchRestore(RestoreId id) implements Change {}

        /** It is in a state in which this cannot be done. */
        record NotNow(Restore restore) implements Change {}
    }
}
