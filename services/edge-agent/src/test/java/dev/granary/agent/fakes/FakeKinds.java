package dev.granary.agent.fakes;

import dev.granary.agent.domain.kube.ObjectKind;
import java.util.List;

/** The kinds that a {@link FakeCluster} serves from the start. */
public final class FakeKinds {

    public static final ObjectKind NAMESPACE = ObjectKind.clusterWide("", "v1", "namespaces", "Namespace");
    public static final ObjectKind CONFIG_MAP = ObjectKind.namespaced("", "v1", "configmaps", "ConfigMap");
    public static final ObjectKind SECRET = ObjectKind.namespaced("", "v1", "secrets", "Secret");
    public static final ObjectKind ACCOUNT = ObjectKind.namespaced("", "v1", "serviceaccounts", "ServiceAccount");
    public static final ObjectKind SERVICE = withStatus(ObjectKind.namespaced("", "v1", "services", "Service"));
    public static final ObjectKind POD = withStatus(ObjectKind.namespaced("", "v1", "pods", "Pod"));
    public static final ObjectKind CLAIM =
            withStatus(ObjectKind.namespaced("", "v1", "persistentvolumeclaims", "PersistentVolumeClaim"));
    public static final ObjectKind VOLUME =
            withStatus(ObjectKind.clusterWide("", "v1", "persistentvolumes", "PersistentVolume"));
    public static final ObjectKind DEPLOYMENT =
            withStatus(ObjectKind.namespaced("apps", "v1", "deployments", "Deployment"));
    public static final ObjectKind REPLICA_SET =
            withStatus(ObjectKind.namespaced("apps", "v1", "replicasets", "ReplicaSet"));
    public static final ObjectKind INGRESS =
            withStatus(ObjectKind.namespaced("networking.k8s.io", "v1", "ingresses", "Ingress"));
    public static final ObjectKind INGRESS_CLASS =
            ObjectKind.clusterWide("networking.k8s.io", "v1", "ingressclasses", "IngressClass");
    public static final ObjectKind STORAGE_CLASS =
            ObjectKind.clusterWide("storage.k8s.io", "v1", "storageclasses", "StorageClass");
    public static final ObjectKind PRIORITY_CLASS =
            ObjectKind.clusterWide("scheduling.k8s.io", "v1", "priorityclasses", "PriorityClass");
    public static final ObjectKind ROLE_BINDING =
            ObjectKind.namespaced("rbac.authorization.k8s.io", "v1", "rolebindings", "RoleBinding");
    public static final ObjectKind CLUSTER_ROLE =
            ObjectKind.clusterWide("rbac.authorization.k8s.io", "v1", "clusterroles", "ClusterRole");
    public static final ObjectKind CLUSTER_ROLE_BINDING =
            ObjectKind.clusterWide("rbac.authorization.k8s.io", "v1", "clusterrolebindings", "ClusterRoleBinding");
    public static final ObjectKind DEFINITION = withStatus(ObjectKind.clusterWide(
            "apiextensions.k8s.io", "v1", "customresourcedefinitions", "CustomResourceDefinition"));

    /** A custom kind, but one without a definition. */
    public static final ObjectKind WIDGET = ObjectKind.namespaced("acme.example", "v2", "widgets", "Widget");

    public static final List<ObjectKind> ALL = List.of(
            NAMESPACE,
            CONFIG_MAP,
            SECRET,
            ACCOUNT,
            SERVICE,
            POD,
            CLAIM,
            VOLUME,
            DEPLOYMENT,
            REPLICA_SET,
            INGRESS,
            INGRESS_CLASS,
            STORAGE_CLASS,
            PRIORITY_CLASS,
            ROLE_BINDING,
            CLUSTER_ROLE,
            CLUSTER_ROLE_BINDING,
            DEFINITION,
            WIDGET);

    private FakeKinds() {}

    private static ObjectKind withStatus(ObjectKind kind) {
        return new ObjectKind(
                kind.group(), kind.version(), kind.resource(), kind.kind(), kind.namespaced(), true, true, true);
    }
}
