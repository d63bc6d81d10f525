package dev.granary.agent.application.export;

import dev.granary.agent.application.port.ClusterObjects;
import dev.granary.agent.application.port.KindNotListableException;
import dev.granary.agent.domain.Problem;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.kube.ObjectKind;
import dev.granary.agent.domain.kube.ServedKinds;
import dev.granary.agent.domain.kube.StoredObject;
import dev.granary.selection.ObjectChoice;
import dev.granary.selection.Selection;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Exports single objects. */
final class ExportChosenObjects {

    private final ClusterObjects cluster;
    private final ServedKinds served;
    private final StoredVersions versions;
    private final ExportSink sink;

    ExportChosenObjects(ClusterObjects cluster, ServedKinds served, ExportSink sink) {
        this.cluster = cluster;
        this.served = served;
        this.versions = new StoredVersions(cluster, served);
        this.sink = sink;
    }

    /** Objects in namespaces that are not there are not looked for: the namespace has been named as missing. */
    void export(Selection.OfObjects selection, Set<String> namespaces) {
        for (ObjectChoice choice : selection.objects()) {
            if (choice.namespace() == null || namespaces.contains(choice.namespace())) {
                export(choice);
            }
        }
    }

    private void export(ObjectChoice choice) {
        List<ObjectKind> kinds = served.listable().stream()
                .filter(kind -> choice.kind().matches(kind.name()) && kind.namespaced() == (choice.namespace() != null))
                .toList();
        if (kinds.isEmpty()) {
            sink.problem(problem(
                    choice, Reason.KIND_NOT_SERVED, "The cluster has no such kind. Correct the kind or leave it out."));
        } else if (kinds.stream().noneMatch(kind -> export(kind, choice))) {
            sink.problem(problem(
                    choice,
                    Reason.OBJECT_NOT_FOUND,
                    "The cluster has no such object. Correct the name or leave it out."));
        }
    }

    private boolean export(ObjectKind kind, ObjectChoice choice) {
        try {
            return exportIfThere(kind, choice);
        } catch (KindNotListableException e) {
            sink.notListable(kind, choice.namespace(), e);
            return true;
        }
    }

    private boolean exportIfThere(ObjectKind kind, ObjectChoice choice) {
        Optional<StoredObject> found =
                cluster.find(kind, choice.namespace(), choice.name()).map(object -> versions.stored(kind, object));
        found.ifPresent(sink::accept);
        if (found.isPresent()) {
            versions.converted(kind)
                    .forEach(other -> cluster.find(other, choice.namespace(), choice.name())
                            .ifPresent(object -> sink.alternative(versions.stored(kind, object))));
        }
        return found.isPresent();
    }

    private static Problem problem(ObjectChoice choice, Reason reason, String message) {
        return Problem.of(choice.kind().toString(), choice.namespace(), choice.name(), reason, message);
    }
}
