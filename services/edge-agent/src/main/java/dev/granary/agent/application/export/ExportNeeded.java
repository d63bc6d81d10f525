package dev.granary.agent.application.export;

import dev.granary.agent.application.port.ClusterObjects;
import dev.granary.agent.application.port.ClusterObjects.Scope;
import dev.granary.agent.application.port.KindNotListableException;
import dev.granary.agent.domain.export.AggregatedRoles;
import dev.granary.agent.domain.export.ClusterNeeds;
import dev.granary.agent.domain.kube.KindName;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.Need;
import dev.granary.agent.domain.kube.ServedKinds;
import dev.granary.agent.domain.kube.StoredObject;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** Exports what lies outside the namespaces and is needed in them. */
final class ExportNeeded {

    private final ClusterObjects cluster;
    private final ServedKinds served;
    private final Predicate<KindName> leftOut;
    private final ExportSink sink;
    private final ClusterNeeds needs;
    private final AggregatedRoles aggregated = new AggregatedRoles();

    ExportNeeded(ClusterObjects cluster, ServedKinds served, Predicate<KindName> leftOut, ExportSink sink) {
        this.cluster = cluster;
        this.served = served;
        this.leftOut = leftOut;
        this.sink = sink;
        this.needs = sink.needs();
    }

    void export() {
        list(
                ClusterNeeds.CLUSTER_ROLE_BINDING,
                binding -> take(ClusterNeeds.CLUSTER_ROLE_BINDING, binding, needs.ofBinding(binding)));
        ClusterNeeds.ORDER.forEach(kind -> list(kind, object -> take(kind, object, needs.of(kind, object.name()))));
        if (!aggregated.isEmpty()) {
            list(ClusterNeeds.CLUSTER_ROLE, this::takeAggregated);
        }
    }

    private void take(KindName kind, KubeObject object, List<Need> reasons) {
        if (reasons.isEmpty()) {
            return;
        }
        needs.follow(kind, object, reasons);
        if (kind.equals(ClusterNeeds.CLUSTER_ROLE)) {
            aggregated.observe(object, reasons);
        }
        sink.needed(StoredObject.needed(kind, object, reasons));
    }

    private void takeAggregated(KubeObject role) {
        List<Need> reasons = aggregated.of(role);
        if (!reasons.isEmpty()
                && needs.of(ClusterNeeds.CLUSTER_ROLE, role.name()).isEmpty()) {
            sink.needed(StoredObject.needed(ClusterNeeds.CLUSTER_ROLE, role, reasons));
        }
    }

    private void list(KindName name, Consumer<KubeObject> consumer) {
        if (leftOut.test(name) || !needs.looksFor(name)) {
            return;
        }
        served.findAnyVersion(name).ifPresent(kind -> {
            try {
                cluster.list(kind, Scope.EVERYTHING, consumer);
            } catch (KindNotListableException e) {
                sink.notListable(kind, null, e);
            }
        });
    }
}
