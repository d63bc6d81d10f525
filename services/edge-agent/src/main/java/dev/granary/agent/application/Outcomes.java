package dev.granary.agent.application;

import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.BackupTotals;
import dev.granary.agent.domain.Problem;
import dev.granary.engine.manifest.BackupProblem;
import dev.granary.engine.manifest.CommittedBackup;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/** What a committed backup means as an outcome. */
final class Outcomes {

    /** So many problems fit into a custom resource and an event; the manifest names all. */
    static final int MOST_PROBLEMS = 100;

    private Outcomes() {}

    static BackupOutcome of(Instant startedAt, CommittedBackup backup) {
        var manifest = backup.manifest();
        var totals = new BackupTotals(manifest.objects(), manifest.objectBytes(), backup.storedBytes(), backup.blobs());
        return manifest.problems().isEmpty()
                ? new BackupOutcome.Succeeded(startedAt, manifest.finishedAt(), totals)
                : new BackupOutcome.PartiallySucceeded(
                        startedAt, manifest.finishedAt(), totals, firstOf(manifest.problems()));
    }

    private static List<Problem> firstOf(List<BackupProblem> problems) {
        List<Problem> first = new ArrayList<>();
        problems.stream().limit(MOST_PROBLEMS).map(Outcomes::problem).forEach(first::add);
        int left = problems.size() - first.size();
        if (left > 0) {
            BackupProblem next = problems.get(MOST_PROBLEMS);
            first.add(new Problem(
                    next.kind(),
                    null,
                    "",
                    next.reason(),
                    "And " + left + " more problems; the manifest names them all."));
        }
        return first;
    }

    private static Problem problem(BackupProblem problem) {
        return new Problem(problem.kind(), problem.namespace(), problem.name(), problem.reason(), problem.message());
    }
}
