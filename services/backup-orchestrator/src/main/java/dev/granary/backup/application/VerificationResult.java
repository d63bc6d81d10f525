package dev.granary.backup.application;

import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.KnownCluster;
import java.util.Optional;

/** What became of a wish to verify a backup. */
public sealed interface VerificationResult {
    /** An agent is at it. */
    record UnderWay(Backup backup) implements VerificationResult {}

    /** Nothing has changed. */
    sealed interface Refused extends VerificationResult {}

    record NoSuchBackup(BackupId id) implements Refused {}

    /** It has not ended, failed, or is being deleted. */
    record NotInStore(Backup backup) implements Refused {}

    /** No cluster of the tenant can; {@code owner} is empty when nothing is known of the cluster of the backup. */
    record NobodyCan(Optional<KnownCluster> owner) implements Refused {}
}
