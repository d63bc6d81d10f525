package dev.granary.agent.application.export;

import dev.granary.agent.application.port.ClusterObjects;
import dev.granary.agent.application.port.KindNotListableException;
import dev.granary.agent.application.port.ObjectLines;
import dev.granary.agent.domain.Problem;
import dev.granary.agent.domain.Reason;
import dev.granary.agent.domain.kube.KindName;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.ServedKinds;
import dev.granary.agent.domain.kube.StoredObject;
import dev.granary.engine.backup.ResourceObject;
import dev.granary.selection.NamespaceChoice;
import dev.granary.selection.Selection;
import java.nio.ByteBuffer;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
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
        export(plan(List.of(selection)), objects, claim -> problems.accept(withoutData(claim)), problems);
    }

    /** Looks which namespaces are meant, and names those that are not there. */
    public ExportPlan plan(List<Selection> selections) {
        Set<Problem> problems = new LinkedHashSet<>();
        List<ExportPlan.Part> parts = selections.stream()
                .map(it -> new ExportPlan.Part(it, namespaces.find(it.namespaces(), problems::add)))
                .toList();
        return new ExportPlan(parts, List.copyOf(problems));
    }

    /** The claims that will be handed over, as far as is known now. */
    public Set<ChosenClaim> claims(ExportPlan plan) {
        return new ChosenClaims(cluster).of(plan);
    }

    /**
     * Names what the plan could not find. Then hands over the namespaces' own objects, their objects, and what those need.
     *
     * @param claims is handed every claim among the objects once more, so that somebody can see to its data
     */
    public void export(
            ExportPlan plan,
            Consumer<ResourceObject> objects,
            Consumer<KubeObject> claims,
            Consumer<Problem> problems) {
        ExportSink sink = new ExportSink(stored -> objects.accept(line(stored)), claims, problems);
        plan.problems().forEach(problems);
        exportNamespaces(plan, sink);
        var discovery = cluster.discover();
        discovery.problems().forEach(problems);
        for (int i = 0; i < plan.parts().size(); i++) {
            int part = i;
            export(plan.parts().get(part), discovery.kinds(), sink.without(it -> plan.isTakenBefore(part, it)));
        }
        new ExportNeeded(cluster, discovery.kinds(), plan::leavesOut, sink).export();
    }

    private void exportNamespaces(ExportPlan plan, ExportSink sink) {
        KindName kind = ChosenNamespaces.NAMESPACE.name();
        Set<String> met = new HashSet<>();
        plan.parts().stream()
                .filter(part -> !part.selection().leavesOut(kind))
                .forEach(part -> read(part.selection().namespaces(), sink, namespace -> {
                    if (met.add(namespace.name())) {
                        sink.accept(StoredObject.plain(kind, namespace));
                    }
                }));
    }

    /** They were there when the plan was made, so the backup goes on without those that cannot be read any more. */
    private void read(NamespaceChoice choice, ExportSink sink, Consumer<KubeObject> consumer) {
        try {
            namespaces.forEach(choice, consumer);
        } catch (KindNotListableException e) {
            sink.notListable(ChosenNamespaces.NAMESPACE, null, e);
        }
    }

    private void export(ExportPlan.Part part, ServedKinds kinds, ExportSink sink) {
        switch (part.selection()) {
            case Selection.OfNamespaces some -> new ExportKinds(cluster, kinds, sink).export(some, part);
            case Selection.OfObjects some ->
                new ExportChosenObjects(cluster, kinds, sink)
                        .export(some, part.found().names());
        }
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
