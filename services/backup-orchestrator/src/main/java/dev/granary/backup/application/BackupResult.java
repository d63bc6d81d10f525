package dev.granary.backup.application;

import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.KnownCluster;
import dev.granary.backup.domain.KnownConnection;
import dev.granary.backup.domain.LocationId;
import java.util.Optional;

/** What became of a request for a backup. */
public sealed interface BackupResult {
    record Accepted(Backup backup, KnownCluster cluster) implements BackupResult {}

    /** The key was used before for the same request, and this is what came of it. */
    record AcceptedBefore(Backup backup) implements BackupResult {}

    /** Nothing was stored. */
    sealed interface Refused extends BackupResult {}

    /** The key was used before for another request. */
    record KeyReused() implements Refused {}

    record ClusterUnknown(ClusterId cluster) implements Refused {}

    record LocationUnknown(LocationId location) implements Refused {}

    /** No agent will come to fetch the command. */
    record ClusterNotReachable(KnownCluster cluster) implements Refused {}

    /** What became of a wish about a backup that exists, or does not. */
    sealed interface Change {
        record Done(Backup backup) implements Change {}

        record NoSuchBackup(BackupId id) implements Change {}

        /** It is in a state in which this cannot be done. */
        record NotNow(Backup backup) implements Change {}
    }

    /** The cluster is not assigned to the location when there is no connection. */
    record ConnectionNotValid(Optional<KnownConnection> connection) implements Refused {}
}
