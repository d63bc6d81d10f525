package dev.granary.testing.landscape.storage;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;

/** The resources of external-snapshotter. */
final class SnapshotKinds {

    static final String API_VERSION = "snapshot.storage.k8s.io/v1";
    static final ResourceDefinitionContext SNAPSHOTS = kind("VolumeSnapshot", "volumesnapshots", true);
    static final ResourceDefinitionContext CONTENTS = kind("VolumeSnapshotContent", "volumesnapshotcontents", false);
    static final ResourceDefinitionContext CLASSES = kind("VolumeSnapshotClass", "volumesnapshotclasses", false);

    private SnapshotKinds() {}

    private static ResourceDefinitionContext kind(String kind, String plural, boolean namespaced) {
        return new ResourceDefinitionContext.Builder()
                .withGroup("snapshot.storage.k8s.io")
                .withVersion("v1")
                .withKind(kind)
                .withPlural(plural)
                .withNamespaced(namespaced)
                .build();
    }
}
