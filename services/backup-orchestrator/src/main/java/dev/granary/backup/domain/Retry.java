package dev.granary.backup.domain;

import dev.granary.backup.domain.BackupState.Cancelled;
import dev.granary.backup.domain.BackupState.Failed;
import dev.granary.backup.domain.BackupState.InProgress;
import dev.granary.backup.domain.BackupState.PartiallySucceeded;
import dev.granary.backup.domain.BackupState.Pending;
import dev.granary.backup.domain.BackupState.Succeeded;
import dev.granary.selection.SelectionRequest;
import java.util.List;

/** What has to be backed up to make up for what failed of a backup. */
public sealed interface Retry {
    /** All of it when there is no backup, else its failed parts. */
    record Of(List<SelectionRequest> selections) implements Retry {
        public Of {
            selections = List.copyOf(selections);
        }
    }

    /** It has not ended. */
    record NotYet() implements Retry {}

    /** It is whole. */
    record NothingFailed() implements Retry {}

    /** What it lacks no backup can hold. */
    record InVain(List<Problem> problems) implements Retry {
        public InVain {
            problems = List.copyOf(problems);
        }
    }

    /** A presumed failure is one: its agent may still be at it, and two backups do no harm to each other. */
    static Retry of(Backup backup) {
        return switch (backup.state()) {
            case Pending(), InProgress _ -> new NotYet();
            case Succeeded _ -> new NothingFailed();
            case Failed _, Cancelled _ -> new Of(backup.order().selections());
            case PartiallySucceeded it -> ofParts(backup.order().selections(), it.problems());
        };
    }

    private static Retry ofParts(List<SelectionRequest> asked, List<Problem> problems) {
        if (problems.size() > FailedParts.MOST_TOLD) {
            return new Of(asked); // what the agent did not tell may be what a retry can heal
        }
        List<Problem> failed = problems.stream().filter(FailedParts::canHeal).toList();
        return failed.isEmpty() ? new InVain(problems) : new Of(new FailedParts(asked, failed).selections());
    }
}
