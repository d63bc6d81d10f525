package dev.granary.agent.adapter.kubernetes.volume;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;

/** The kinds of the snapshot controller. */
final class SnapshotKinds {

    static final String API_VERSION = "snapshot.storage.k8s.io/v1";
    static final String GROUP = "snapshot.storage.k8s.io";
    static final ResourceDefinitionContext SNAPSHOTS = kind("volumesnapshots", "VolumeSnapshot", true);
    static final ResourceDefinitionContext CONTENTS = kind("volumesnapshotcontents", "VolumeSnapshotContent", false);

    private SnapshotKinds() {}

    private static ResourceDefinitionContext kind(String plural, String kind, boolean namespaced) {
        return new ResourceDefinitionContext.Builder()
                .withGroup(GROUP)
                .withVersion("v1")
                .withPlural(plural)
                .withKind(kind)
                .withNamespaced(namespaced)
                .build();
    }
}
