package dev.granary.backup.adapter.rest;

import dev.granary.backup.domain.Problem;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** One thing that a backup lacks, as people see it. */
@Schema(name = "BackupProblem")
record ProblemBody(String kind, @Nullable String namespace, String name, String reason, String message) {
    static ProblemBody of(Problem it) {
        return new ProblemBody(it.kind(), it.namespace(), it.name(), it.reason(), it.message());
    }
}
