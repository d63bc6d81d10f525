package dev.granary.repository;

import dev.granary.engine.backup.ObjectOutcome;
import dev.granary.engine.backup.ObjectOutcome.Result;
import dev.granary.engine.manifest.Manifest;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Which objects to show what became of. The filters, and the fields of the rows, are those of the control plane's REST. */
final class WantedObjects {

    @Option(names = "--objects", required = true, description = "What became of each Kubernetes object.")
    private boolean wanted;

    @Option(names = "--namespace", paramLabel = "NAMESPACE", description = "Only objects of this namespace.")
    private @Nullable String namespace;

    @Option(names = "--kind", paramLabel = "KIND", description = "Only objects of this kind, in any capitals.")
    private @Nullable String kind;

    @Option(names = "--name", paramLabel = "NAME", description = "Only objects of this name.")
    private @Nullable String name;

    @Option(names = "--result", paramLabel = "RESULT", description = "Only these: ${COMPLETION-CANDIDATES}.")
    private @Nullable Result result;

    private record Row(
            Result result,
            @Nullable String namespace,
            String kind,
            String name,
            @Nullable String apiVersion,
            @Nullable String reason,
            @Nullable String message) {

        static Row of(ObjectOutcome it) {
            return new Row(
                    it.result(), it.namespace(), it.kind(), it.name(), it.apiVersion(), it.reason(), it.message());
        }
    }

    boolean areWanted() {
        return wanted;
    }

    void show(Repository repository, Manifest manifest, Output output) {
        try (var rows = output.rows(Row.class)) {
            repository.forEachOutcome(manifest, outcome -> {
                if (takes(outcome)) {
                    rows.add(Row.of(outcome));
                }
            });
        }
    }

    private boolean takes(ObjectOutcome it) {
        return (namespace == null || namespace.equals(it.namespace()))
                && (kind == null || kind.equalsIgnoreCase(it.kind()))
                && (name == null || name.equals(it.name()))
                && (result == null || result == it.result());
    }
}
