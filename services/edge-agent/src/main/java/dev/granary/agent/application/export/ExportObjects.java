package dev.granary.agent.application.export;

import dev.granary.agent.application.port.ClusterObjects;
import dev.granary.agent.application.port.ObjectLines;
import dev.granary.agent.domain.Problem;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.StoredObject;
import dev.granary.agent.domain.selection.Selection;
import dev.granary.engine.backup.ResourceObject;
import java.nio.ByteBuffer;
import java.util.function.Consumer;

/**
 * Streams the chosen objects of this cluster and what they need from outside their namespaces, and names what cannot be
 * had. Memory is bounded by the largest object and the names of what is needed from outside.
 */
public final class ExportObjects {

    private final ClusterObjects cluster;
    private final ChosenNamespaces namespaces;
    private final ObjectLines lines;

    /**
     * Exports from this cluster.
     *
     * @param ownNamespace the agent's own, which no backup holds
     */
    public ExportObjects(ClusterObjects cluster, String ownNamespace, ObjectLines lines) {
        this.cluster = cluster;
        this.lines = lines;
        this.namespaces = new ChosenNamespaces(cluster, ownNamespace);
    }

    /** Looks which namespaces are meant and exports them. Each claim is named, because the data of its volume is not exported. */
    public void exportAll(Selection selection, Consumer<ResourceObject> objects, Consumer<Problem> problems) {
        export(selection, find(selection, problems), objects, problems);
    }

    /** Looks which namespaces are meant, and names those that are not there. */
    public FoundNamespaces find(Selection selection, Consumer<Problem> problems) {
        return namespaces.find(selection.namespaces(), problems);
    }

    /** As {@link #export(Selection, FoundNamespaces, Consumer, Consumer, Consumer)}, and names each claim as left without data. */
    public void export(
            Selection selection, FoundNamespaces found, Consumer<ResourceObject> objects, Consumer<Problem> problems) {
        export(selection, found, objects, claim -> problems.accept(withoutData(claim)), problems);
    }

    /**
     * Hands over the namespaces' own objects, then their objects, then what those need.
     *
     * @param claims is handed every claim among the objects once more, so that somebody can see to its data
     */
    public void export(
            Selection selection,
            FoundNamespaces found,
            Consumer<ResourceObject> objects,
            Consumer<KubeObject> claims,
            Consumer<Problem> problems) {
        ExportSink sink = new ExportSink(stored -> objects.accept(line(stored)), claims, problems);
        if (!selection.leavesOut(ChosenNamespaces.NAMESPACE.name())) {
            namespaces.forEach(
                    selection.namespaces(),
                    namespace -> sink.accept(StoredObject.plain(ChosenNamespaces.NAMESPACE.name(), namespace)));
        }
        var discovery = cluster.discover();
        discovery.problems().forEach(problems);
        switch (selection) {
            case Selection.OfNamespaces some -> new ExportKinds(cluster, discovery.kinds(), sink).export(some, found);
            case Selection.OfObjects some ->
                new ExportChosenObjects(cluster, discovery.kinds(), sink).export(some, found.names());
        }
        new ExportNeeded(cluster, discovery.kinds(), selection, sink).export();
    }

    private static Problem withoutData(KubeObject claim) {
        return Problem.of(
                claim.kind(),
                claim.namespace(),
                claim.name(),
                Reason.VOLUME_DATA_NOT_INCLUDED,
                "The claim is stored, the data of its volume is not. Protect the data by other means.");
    }

    private ResourceObject line(StoredObject stored) {
        KubeObject object = stored.object();
        return new ResourceObject(object.apiVersion(), object.kind(), ByteBuffer.wrap(lines.write(stored)));
    }
}
