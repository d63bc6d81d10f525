package dev.granary.agent.application;

import dev.granary.agent.application.port.ClusterObject;
import dev.granary.agent.application.port.ClusterObjects;
import dev.granary.agent.application.port.KindNotListableException;
import dev.granary.agent.application.port.ObjectKind;
import dev.granary.agent.domain.Problem;
import dev.granary.agent.domain.Reason;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Streams the objects of namespaces, and names what cannot be had. One kind that fails costs that kind only. */
public final class ExportNamespaces {

    private static final String NAMESPACE = "Namespace";

    private final ClusterObjects cluster;
    private final String ownNamespace;

    /**
     * Exports from this cluster.
     *
     * @param ownNamespace the agent's own, which no backup holds
     */
    public ExportNamespaces(ClusterObjects cluster, String ownNamespace) {
        this.cluster = cluster;
        this.ownNamespace = ownNamespace;
    }

    /**
     * Hands over each namespace's own object, then its objects kind by kind.
     *
     * @return how many of the namespaces exist and may be backed up
     */
    public int export(List<String> namespaces, Consumer<ClusterObject> objects, Consumer<Problem> problems) {
        List<String> existing = new ArrayList<>();
        for (String namespace : namespaces) {
            if (isThere(namespace, objects, problems)) {
                existing.add(namespace);
            }
        }
        if (!existing.isEmpty()) {
            var served = cluster.servedKinds();
            served.problems().forEach(problems);
            for (String namespace : existing) {
                served.kinds().forEach(kind -> exportKind(kind, namespace, objects, problems));
            }
        }
        return existing.size();
    }

    private boolean isThere(String namespace, Consumer<ClusterObject> objects, Consumer<Problem> problems) {
        if (namespace.equals(ownNamespace)) {
            problems.accept(Problem.of(
                    NAMESPACE,
                    null,
                    namespace,
                    Reason.NAMESPACE_RESERVED,
                    "This is the agent's own namespace, which no backup holds. Leave it out."));
            return false;
        }
        var found = cluster.namespace(namespace);
        found.ifPresent(objects);
        if (found.isEmpty()) {
            problems.accept(Problem.of(
                    NAMESPACE,
                    null,
                    namespace,
                    Reason.NAMESPACE_NOT_FOUND,
                    "The cluster has no such namespace. Correct the name or leave it out."));
        }
        return found.isPresent();
    }

    private void exportKind(
            ObjectKind kind, String namespace, Consumer<ClusterObject> objects, Consumer<Problem> problems) {
        try {
            cluster.list(kind, namespace, object -> {
                objects.accept(object);
                if (kind.isPersistentVolumeClaim()) {
                    problems.accept(volumeLeftOut(namespace, object.name()));
                }
            });
        } catch (KindNotListableException e) {
            problems.accept(Problem.of(
                    kind.kind(),
                    namespace,
                    "",
                    Reason.KIND_NOT_LISTABLE,
                    kind.resource() + " (" + kind.apiVersion() + ") could not be listed completely: "
                            + e.getMessage()));
        }
    }

    private static Problem volumeLeftOut(String namespace, String claim) {
        return Problem.of(
                "PersistentVolumeClaim",
                namespace,
                claim,
                Reason.VOLUME_DATA_NOT_INCLUDED,
                "The claim is stored, the data of its volume is not. Protect the data by other means.");
    }
}
