package dev.granary.testing.landscape.gardener;

import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;

/** Names that Gardener gives to things in the garden cluster. */
final class GardenObjects {

    static final String GROUP = "core.gardener.cloud";
    static final String API_VERSION = GROUP + "/v1beta1";
    static final String FINALIZER = "gardener";
    static final String DELETION_CONFIRMATION = "confirmation.gardener.cloud/deletion";
    static final String GARDEN_IDENTITY = "garden-landscape";
    static final String DISCOVERY_HOST = "discovery.landscape.example";
    static final String SEED = "az-eu1";

    static final ResourceDefinitionContext SHOOTS = resource("Shoot", "shoots", true);
    static final ResourceDefinitionContext PROJECTS = resource("Project", "projects", false);

    private GardenObjects() {}

    /** ConfigMap with the bundle that clients of the shoot's API server trust. */
    static String clusterAuthority(String shoot) {
        return shoot + ".ca-cluster";
    }

    private static ResourceDefinitionContext resource(String kind, String plural, boolean namespaced) {
        return new ResourceDefinitionContext.Builder()
                .withGroup(GROUP)
                .withVersion("v1beta1")
                .withKind(kind)
                .withPlural(plural)
                .withNamespaced(namespaced)
                .build();
    }
}
