package dev.granary.testing.landscape.storage;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.GenericKubernetesResourceBuilder;
import io.fabric8.kubernetes.api.model.PersistentVolume;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** The objects that stand for snapshots of the driver. */
final class SnapshotContents {

    private static final String HELD = "snapshot.storage.kubernetes.io/volumesnapshotcontent-bound-protection";
    private static final String SPEC = "spec";
    private static final String SOURCE = "source";
    private static final String POLICY = "deletionPolicy";

    private final KubernetesClient client;

    SnapshotContents(KubernetesClient client) {
        this.client = client;
    }

    @Nullable
    GenericKubernetesResource find(String name) {
        return client.genericKubernetesResources(SnapshotKinds.CONTENTS)
                .withName(name)
                .get();
    }

    void create(GenericKubernetesResource snapshot, PersistentVolume volume, String name) {
        if (find(name) != null) {
            return;
        }
        String className = snapshot.get(SPEC, "volumeSnapshotClassName");
        GenericKubernetesResource found = client.genericKubernetesResources(SnapshotKinds.CLASSES)
                .withName(className)
                .require();
        client.resource(new GenericKubernetesResourceBuilder()
                        .withApiVersion(SnapshotKinds.API_VERSION)
                        .withKind("VolumeSnapshotContent")
                        .withNewMetadata()
                        .withName(name)
                        .withFinalizers(HELD)
                        .endMetadata()
                        .addToAdditionalProperties(
                                SPEC,
                                Map.of(
                                        POLICY,
                                        Objects.requireNonNull(found.<String>get(POLICY)),
                                        "driver",
                                        volume.getSpec().getCsi().getDriver(),
                                        SOURCE,
                                        Map.of(
                                                "volumeHandle",
                                                volume.getSpec().getCsi().getVolumeHandle()),
                                        "volumeSnapshotRef",
                                        reference(snapshot)))
                        .build())
                .create();
    }

    private static Map<String, String> reference(GenericKubernetesResource snapshot) {
        return Map.of(
                "kind", "VolumeSnapshot",
                "namespace", snapshot.getMetadata().getNamespace(),
                "name", snapshot.getMetadata().getName(),
                "uid", snapshot.getMetadata().getUid());
    }

    void hold(GenericKubernetesResource content) {
        Finalizers.add(client, content, HELD);
    }

    void release(GenericKubernetesResource content) {
        Finalizers.remove(client, content, HELD);
    }
}
