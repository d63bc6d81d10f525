package dev.granary.backup.application;

import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.KnownCluster;
import dev.granary.backup.domain.RestoreId;
import java.util.Optional;

/** What became of a wish to delete a backup, or its record only. */
public sealed interface DeletionResult {
    /** An agent is at it. */
    record UnderWay(Backup backup) implements DeletionResult {}

    /** The record is gone, and nothing else. */
    record Forgotten(Backup backup) implements DeletionResult {}

    /** Nothing has changed. */
    sealed interface Refused extends DeletionResult {}

    record NoSuchBackup(BackupId id) implements Refused {}

    record StillRuns(Backup backup) implements Refused {}

    /** A restore reads it, or is about to. */
    record IsRead(RestoreId by) implements Refused {}

    /** No cluster of the tenant can; {@code owner} is empty when nothing is known of the cluster of the backup. */
    record NobodyCan(Optional<KnownCluster> owner) implements Refused {}

    /** Only the record was to go, and a cluster could delete all of it. */
    record SomebodyCan(ClusterId cluster) implements Refused {}
}
