package dev.granary.repository;

import dev.granary.engine.manifest.BackupProblem;
import dev.granary.engine.volume.VolumeProblem;

/** A path, or a kind and a name, and what is wrong with it, or was. */
record ProblemRow(String path, String reason, String message) {

    static ProblemRow of(BackupProblem problem) {
        return new ProblemRow(problem.kind() + " " + problem.name(), problem.reason(), problem.message());
    }

    static ProblemRow of(VolumeProblem problem) {
        return new ProblemRow(
                problem.path().isRoot() ? "." : problem.path().toString(),
                problem.reason().name(),
                problem.message());
    }
}
