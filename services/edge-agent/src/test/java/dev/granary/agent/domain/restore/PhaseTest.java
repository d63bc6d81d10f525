package dev.granary.agent.domain.restore;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PhaseTest {

    @ParameterizedTest
    @CsvSource({
        "apiextensions.k8s.io,CustomResourceDefinition,'',Namespace",
        "'',Namespace,storage.k8s.io,StorageClass",
        "snapshot.storage.k8s.io,VolumeSnapshotClass,'',PersistentVolume",
        "storage.k8s.io,StorageClass,'',PersistentVolume",
        "'',PersistentVolume,'',PersistentVolumeClaim",
        "'',PersistentVolumeClaim,'',ServiceAccount",
        "'',ServiceAccount,rbac.authorization.k8s.io,Role",
        "rbac.authorization.k8s.io,ClusterRole,rbac.authorization.k8s.io,RoleBinding",
        "rbac.authorization.k8s.io,RoleBinding,'',ConfigMap",
        "'',Secret,'',Service",
        "'',Service,networking.k8s.io,Ingress",
        "networking.k8s.io,NetworkPolicy,acme.example,Widget",
        "acme.example,Widget,apps,Deployment",
        "apps,StatefulSet,apps,ReplicaSet",
        "batch,CronJob,batch,Job",
        "apps,ReplicaSet,'',Pod",
        "'',Pod,'',ResourceQuota",
    })
    void bringsBackWhatOthersDependOnFirst(String group, String kind, String laterGroup, String laterKind) {
        assertThat(Phase.of(group, kind)).isLessThan(Phase.of(laterGroup, laterKind));
    }
}
