package dev.granary.agent.domain.export;

import dev.granary.agent.domain.kube.Fields;
import dev.granary.agent.domain.kube.KindName;
import dev.granary.agent.domain.kube.KubeObject;
import java.util.Optional;
import java.util.function.BiConsumer;

/** Finds the names of cluster-wide objects in an object. */
final class References {

    static final KindName VOLUME = new KindName("", "persistentvolumes", "PersistentVolume");
    static final KindName STORAGE_CLASS = new KindName("storage.k8s.io", "storageclasses", "StorageClass");
    static final KindName ATTRIBUTES_CLASS =
            new KindName("storage.k8s.io", "volumeattributesclasses", "VolumeAttributesClass");
    static final KindName SNAPSHOT_CLASS =
            new KindName("snapshot.storage.k8s.io", "volumesnapshotclasses", "VolumeSnapshotClass");
    static final KindName PRIORITY_CLASS = new KindName("scheduling.k8s.io", "priorityclasses", "PriorityClass");
    static final KindName RUNTIME_CLASS = new KindName("node.k8s.io", "runtimeclasses", "RuntimeClass");
    static final KindName INGRESS_CLASS = new KindName("networking.k8s.io", "ingressclasses", "IngressClass");
    static final KindName GATEWAY_CLASS = new KindName("gateway.networking.k8s.io", "gatewayclasses", "GatewayClass");
    static final KindName CLUSTER_ROLE = new KindName("rbac.authorization.k8s.io", "clusterroles", "ClusterRole");

    private final BiConsumer<KindName, String> found;

    /** Hands over kind and name of each. */
    References(BiConsumer<KindName, String> found) {
        this.found = found;
    }

    void of(KubeObject object) {
        Fields fields = object.fields();
        switch (object.group() + "/" + object.kind()) {
            case "/PersistentVolumeClaim" -> {
                name(VOLUME, fields.filled("spec", "volumeName"));
                claim(fields);
            }
            case "/PersistentVolume" -> claim(fields);
            case "apps/StatefulSet" -> {
                fields.children("spec", "volumeClaimTemplates").forEach(this::claim);
                podTemplate(fields);
            }
            case "/Pod" -> pod(fields);
            case "/PodTemplate" -> fields.child("template").ifPresent(this::pod);
            case "batch/CronJob" -> fields.child("spec", "jobTemplate").ifPresent(this::podTemplate);
            case "networking.k8s.io/Ingress" -> {
                name(INGRESS_CLASS, fields.filled("spec", "ingressClassName"));
                name(INGRESS_CLASS, fields.filled("metadata", "annotations", "kubernetes.io/ingress.class"));
            }
            case "rbac.authorization.k8s.io/RoleBinding" -> role(fields);
            case "snapshot.storage.k8s.io/VolumeSnapshot" ->
                name(SNAPSHOT_CLASS, fields.filled("spec", "volumeSnapshotClassName"));
            case "gateway.networking.k8s.io/Gateway" -> name(GATEWAY_CLASS, fields.filled("spec", "gatewayClassName"));
            default -> podTemplate(fields);
        }
    }

    /** The role behind a binding. */
    void role(Fields binding) {
        if (binding.text("roleRef", "kind").filter(CLUSTER_ROLE.kind()::equals).isPresent()) {
            name(CLUSTER_ROLE, binding.filled("roleRef", "name"));
        }
    }

    private void claim(Fields claim) {
        name(STORAGE_CLASS, claim.filled("spec", "storageClassName"));
        name(STORAGE_CLASS, claim.filled("metadata", "annotations", "volume.beta.kubernetes.io/storage-class"));
        name(ATTRIBUTES_CLASS, claim.filled("spec", "volumeAttributesClassName"));
    }

    private void podTemplate(Fields workload) {
        workload.child("spec", "template").ifPresent(this::pod);
    }

    private void pod(Fields pod) {
        name(PRIORITY_CLASS, pod.filled("spec", "priorityClassName"));
        name(RUNTIME_CLASS, pod.filled("spec", "runtimeClassName"));
        pod.children("spec", "volumes")
                .forEach(volume ->
                        volume.child("ephemeral", "volumeClaimTemplate").ifPresent(this::claim));
    }

    private void name(KindName kind, Optional<String> name) {
        name.ifPresent(text -> found.accept(kind, text));
    }
}
