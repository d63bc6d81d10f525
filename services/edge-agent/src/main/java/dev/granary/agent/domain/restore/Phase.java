package dev.granary.agent.domain.restore;

import dev.granary.agent.domain.kube.KindName;
import java.util.Map;
import java.util.Set;

/**
 * When an object is restored: what others depend on goes first. Each phase ends before the next begins. Backups are written
 * in this order too, so that a restore reads little twice.
 */
public enum Phase {
    /** Definitions of custom resources, until they are established. */
    DEFINITIONS,
    NAMESPACES,
    CLASSES,
    VOLUMES,
    CLAIMS,
    IDENTITIES,
    ROLES,
    BINDINGS,
    CONFIGURATION,
    SERVICES,
    OTHERS,
    CUSTOM_RESOURCES,
    WORKLOADS,
    /** What workloads make: replica sets, jobs. */
    MADE_BY_WORKLOADS,
    PODS,
    /** What refuses other objects: quotas count what is there only some time after it is there. */
    GUARDS;

    private static final Map<String, Phase> BY_KIND = Map.ofEntries(
            Map.entry("apiextensions.k8s.io/CustomResourceDefinition", DEFINITIONS),
            Map.entry("/Namespace", NAMESPACES),
            Map.entry("storage.k8s.io/StorageClass", CLASSES),
            Map.entry("storage.k8s.io/VolumeAttributesClass", CLASSES),
            Map.entry("storage.k8s.io/CSIDriver", CLASSES),
            Map.entry("snapshot.storage.k8s.io/VolumeSnapshotClass", CLASSES),
            Map.entry("scheduling.k8s.io/PriorityClass", CLASSES),
            Map.entry("node.k8s.io/RuntimeClass", CLASSES),
            Map.entry("networking.k8s.io/IngressClass", CLASSES),
            Map.entry("gateway.networking.k8s.io/GatewayClass", CLASSES),
            Map.entry("/PersistentVolume", VOLUMES),
            Map.entry("/PersistentVolumeClaim", CLAIMS),
            Map.entry("/ServiceAccount", IDENTITIES),
            Map.entry("rbac.authorization.k8s.io/ClusterRole", ROLES),
            Map.entry("rbac.authorization.k8s.io/Role", ROLES),
            Map.entry("rbac.authorization.k8s.io/ClusterRoleBinding", BINDINGS),
            Map.entry("rbac.authorization.k8s.io/RoleBinding", BINDINGS),
            Map.entry("/ConfigMap", CONFIGURATION),
            Map.entry("/Secret", CONFIGURATION),
            Map.entry("/LimitRange", CONFIGURATION),
            Map.entry("/Service", SERVICES),
            Map.entry("/Endpoints", SERVICES),
            Map.entry("discovery.k8s.io/EndpointSlice", SERVICES),
            Map.entry("apps/Deployment", WORKLOADS),
            Map.entry("apps/StatefulSet", WORKLOADS),
            Map.entry("apps/DaemonSet", WORKLOADS),
            Map.entry("batch/CronJob", WORKLOADS),
            Map.entry("/ReplicationController", WORKLOADS),
            Map.entry("apps/ReplicaSet", MADE_BY_WORKLOADS),
            Map.entry("apps/ControllerRevision", MADE_BY_WORKLOADS),
            Map.entry("batch/Job", MADE_BY_WORKLOADS),
            Map.entry("/Pod", PODS),
            Map.entry("/ResourceQuota", GUARDS),
            Map.entry("admissionregistration.k8s.io/ValidatingWebhookConfiguration", GUARDS),
            Map.entry("admissionregistration.k8s.io/MutatingWebhookConfiguration", GUARDS),
            Map.entry("admissionregistration.k8s.io/ValidatingAdmissionPolicy", GUARDS),
            Map.entry("admissionregistration.k8s.io/ValidatingAdmissionPolicyBinding", GUARDS),
            Map.entry("apiregistration.k8s.io/APIService", GUARDS));

    /** Groups of Kubernetes itself; every other group is somebody's own. */
    private static final Set<String> BUILT_IN = Set.of(
            "",
            "admissionregistration.k8s.io",
            "apiextensions.k8s.io",
            "apiregistration.k8s.io",
            "apps",
            "autoscaling",
            "batch",
            "certificates.k8s.io",
            "coordination.k8s.io",
            "discovery.k8s.io",
            "flowcontrol.apiserver.k8s.io",
            "networking.k8s.io",
            "node.k8s.io",
            "policy",
            "rbac.authorization.k8s.io",
            "resource.k8s.io",
            "scheduling.k8s.io",
            "storage.k8s.io");

    public static Phase of(String group, String kind) {
        Phase known = BY_KIND.get(group + "/" + kind);
        if (known != null) {
            return known;
        }
        return BUILT_IN.contains(group) ? OTHERS : CUSTOM_RESOURCES;
    }

    public static Phase of(KindName kind) {
        return of(kind.group(), kind.kind());
    }
}
