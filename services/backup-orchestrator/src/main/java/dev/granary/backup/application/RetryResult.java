package dev.granary.backup.application;

import dev.granary.backup.domain.Backup;
import dev.granary.backup.domain.BackupId;
import dev.granary.backup.domain.Problem;
import java.util.List;

/** What became of a wish to retry a backup. */
public sealed interface RetryResult {
    /** What became of the new backup. */
    record Asked(BackupResult result) implements RetryResult {}

    /** Nothing was stored. */
    sealed interface Refused extends RetryResult {}

    record NoSuchBackup(BackupId id) implements Refused {}

    record HasNotEnded(Backup backup) implements Refused {}

    record NothingFailed(Backup backup) implements Refused {}

    /** What it lacks no backup can hold. */
    record InVain(List<Problem> problems) implements Refused {
        public InVain {
            problems = List.copyOf(problems);
        }
    }
}
