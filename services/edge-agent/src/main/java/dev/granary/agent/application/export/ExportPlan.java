package dev.granary.agent.application.export;

import dev.granary.agent.application.port.ClusterObjects.Scope;
import dev.granary.agent.domain.Problem;
import dev.granary.agent.domain.kube.KindName;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.StoredObject;
import dev.granary.selection.LabelSelector;
import dev.granary.selection.Selection;
import java.util.List;
import java.util.stream.Stream;

/**
 * What is exported from a cluster: the objects that any of the parts means, each once.
 *
 * @param problems what was asked for by name and cannot be
 */
public record ExportPlan(List<Part> parts, List<Problem> problems) {

    public ExportPlan {
        parts = List.copyOf(parts);
        problems = List.copyOf(problems);
    }

    /** The namespaces that were asked for, whether they are there or not. */
    public List<String> asked() {
        return parts.stream()
                .flatMap(part -> part.found().asked().stream())
                .distinct()
                .toList();
    }

    /** Whether any of the namespaces is there. */
    public boolean findsNamespaces() {
        return parts.stream().anyMatch(part -> !part.found().names().isEmpty());
    }

    /** Whether no part wants the kind, not even where other objects need it. */
    boolean leavesOut(KindName kind) {
        return parts.stream().allMatch(part -> part.selection().leavesOut(kind));
    }

    /** Whether a part before this one, counted from 0, means the object too. */
    boolean isTakenBefore(int part, StoredObject stored) {
        return parts.subList(0, part).stream().anyMatch(other -> other.means(stored.kind(), stored.object()));
    }

    /**
     * One of the selections.
     *
     * @param found the namespaces that it means
     */
    record Part(Selection selection, FoundNamespaces found) {

        boolean means(KindName kind, KubeObject object) {
            String namespace = object.namespace();
            boolean isInReach = namespace == null
                    ? selection instanceof Selection.OfObjects
                    : found.names().contains(namespace);
            return isInReach && selection.takes(kind, object);
        }

        /** Where to list a kind whose objects are in namespaces. */
        Stream<Scope> scopes() {
            LabelSelector labels =
                    switch (selection) {
                        case Selection.OfNamespaces some -> some.labels();
                        case Selection.OfObjects ignored -> LabelSelector.EVERYTHING;
                    };
            return found.mostOfCluster()
                    ? Stream.of(new Scope(null, labels))
                    : found.names().stream().map(namespace -> new Scope(namespace, labels));
        }
    }
}
