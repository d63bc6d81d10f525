package dev.granary.agent.application.volume;

import dev.granary.agent.application.port.ClusterObjects;
import dev.granary.agent.application.port.ClusterObjects.Scope;
import dev.granary.agent.domain.kube.KindName;
import dev.granary.agent.domain.kube.KubeObject;
import dev.granary.agent.domain.kube.ObjectKind;
import dev.granary.agent.domain.kube.ServedKinds;
import dev.granary.agent.domain.volume.ClaimFacts;
import dev.granary.selection.LabelSelector;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Asks the cluster what it knows of claims. Memory is bounded by the snapshot classes and one namespace's running pods. */
final class FindVolumes {

    private static final KindName VOLUMES = new KindName("", "persistentvolumes", "PersistentVolume");
    private static final KindName PODS = new KindName("", "pods", "Pod");
    private static final KindName SNAPSHOT_CLASSES =
            new KindName("snapshot.storage.k8s.io", "volumesnapshotclasses", "VolumeSnapshotClass");

    private final ClusterObjects cluster;
    private final ServedKinds served;
    private @Nullable List<KubeObject> snapshotClasses;
    private String podsOf = "";
    private List<KubeObject> pods = List.of();

    FindVolumes(ClusterObjects cluster, ServedKinds served) {
        this.cluster = cluster;
        this.served = served;
    }

    /**
     * Best asked in the order of the namespaces.
     *
     * @throws dev.granary.agent.application.port.KindNotListableException a right is missing
     */
    ClaimFacts about(KubeObject claim) {
        String namespace = Objects.requireNonNullElse(claim.namespace(), "");
        return new ClaimFacts(claim, volume(claim), snapshotClasses(), pods(namespace));
    }

    private @Nullable KubeObject volume(KubeObject claim) {
        Optional<KubeObject> volume = claim.fields()
                .filled("spec", "volumeName")
                .flatMap(name -> served.findAnyVersion(VOLUMES).flatMap(kind -> cluster.find(kind, null, name)));
        return volume.orElse(null);
    }

    private List<KubeObject> snapshotClasses() {
        if (snapshotClasses == null) {
            snapshotClasses = served.findAnyVersion(SNAPSHOT_CLASSES)
                    .map(kind -> all(kind, Scope.EVERYTHING))
                    .orElse(List.of());
        }
        return snapshotClasses;
    }

    private List<KubeObject> pods(String namespace) {
        if (!namespace.equals(podsOf)) {
            pods = served.findAnyVersion(PODS)
                    .map(kind -> all(kind, new Scope(namespace, LabelSelector.EVERYTHING)))
                    .orElse(List.of());
            podsOf = namespace;
        }
        return pods;
    }

    private List<KubeObject> all(ObjectKind kind, Scope scope) {
        List<KubeObject> found = new ArrayList<>();
        cluster.list(kind, scope, found::add);
        return found;
    }
}
