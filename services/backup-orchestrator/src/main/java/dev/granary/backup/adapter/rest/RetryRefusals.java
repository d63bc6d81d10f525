package dev.granary.backup.adapter.rest;

import dev.granary.backup.application.RetryResult.HasNotEnded;
import dev.granary.backup.application.RetryResult.InVain;
import dev.granary.backup.application.RetryResult.NoSuchBackup;
import dev.granary.backup.application.RetryResult.NothingFailed;
import dev.granary.backup.application.RetryResult.Refused;
import dev.granary.backup.domain.Problem;
import dev.granary.backup.domain.StateName;
import dev.granary.problem.ErrorCode;
import dev.granary.problem.ProblemException;
import java.util.List;
import java.util.stream.Collectors;

/** How a retry is refused. */
final class RetryRefusals {
    private static final int MOST_NAMED = 10;

    private RetryRefusals() {}

    static ProblemException of(Refused refused) {
        return switch (refused) {
            case NoSuchBackup(var id) -> Refusals.noSuchBackup(id);
            case HasNotEnded(var backup) ->
                new ProblemException(
                        ErrorCode.BACKUP_RUNNING,
                        "The backup is " + StateName.of(backup) + ": cancel it first, or wait.");
            case NothingFailed(var backup) ->
                new ProblemException(ErrorCode.NOTHING_TO_RETRY, "The backup is " + StateName.of(backup) + ".");
            case InVain(var problems) ->
                new ProblemException(
                        ErrorCode.NOTHING_TO_RETRY, "Another backup would lack the same: " + named(problems) + ".");
        };
    }

    private static String named(List<Problem> problems) {
        String first = problems.stream()
                .limit(MOST_NAMED)
                .map(it -> it.kind() + " " + (it.namespace() == null ? "" : it.namespace() + "/") + it.name() + " ("
                        + it.reason() + ")")
                .collect(Collectors.joining(", "));
        return problems.size() > MOST_NAMED ? first + " and " + (problems.size() - MOST_NAMED) + " more" : first;
    }
}
