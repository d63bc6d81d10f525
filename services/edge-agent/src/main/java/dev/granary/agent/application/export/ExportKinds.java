package dev.granary.agent.application.export;

import dev.granary.agent.application.port.ClusterObjects;
import dev.granary.agent.application.port.ClusterObjects.Scope;
import dev.granary.agent.application.port.KindNotListableException;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.ObjectKind;
import dev.granary.agent.domain.kube.ServedKinds;
import dev.granary.agent.domain.restore.Phase;
import dev.granary.selection.Selection;
import java.util.Comparator;
import java.util.Set;
import java.util.function.Consumer;

/** Exports what namespaces hold, kind by kind in the order of a restore. A kind that fails costs that kind only. */
final class ExportKinds {

    private static final Comparator<ObjectKind> ORDER = Comparator.<ObjectKind, Phase>comparing(
                    kind -> Phase.of(kind.name()))
            .thenComparing(ObjectKind::group)
            .thenComparing(ObjectKind::resource);

    private final ClusterObjects cluster;
    private final ServedKinds served;
    private final StoredVersions versions;
    private final ExportSink sink;

    ExportKinds(ClusterObjects cluster, ServedKinds served, ExportSink sink) {
        this.cluster = cluster;
        this.served = served;
        this.versions = new StoredVersions(cluster, served);
        this.sink = sink;
    }

    void export(Selection.OfNamespaces selection, ExportPlan.Part part) {
        served.listable().stream()
                .filter(kind -> kind.namespaced() && selection.takesKind(kind.name()))
                .sorted(ORDER)
                .forEach(kind -> part.scopes()
                        .forEach(scope -> export(kind, scope, part.found().names())));
    }

    private void export(ObjectKind kind, Scope scope, Set<String> namespaces) {
        long before = sink.accepted();
        list(kind, scope, namespaces, object -> sink.accept(versions.stored(kind, object)));
        if (sink.accepted() > before) {
            versions.converted(kind)
                    .forEach(other ->
                            list(other, scope, namespaces, object -> sink.alternative(versions.stored(kind, object))));
        }
    }

    private void list(ObjectKind kind, Scope scope, Set<String> namespaces, Consumer<KubeObject> consumer) {
        try {
            cluster.list(kind, scope, object -> {
                String namespace = object.namespace();
                if (namespace != null && namespaces.contains(namespace)) {
                    consumer.accept(object);
                }
            });
        } catch (KindNotListableException e) {
            sink.notListable(kind, scope.namespace(), e);
        }
    }
}
