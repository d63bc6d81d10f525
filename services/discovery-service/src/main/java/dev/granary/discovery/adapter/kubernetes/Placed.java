package dev.granary.discovery.adapter.kubernetes;

import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.Resource;
import io.fabric8.kubernetes.client.dsl.base.ResourceDefinitionContext;
import java.util.Locale;

/** Where an object of the manifests lives in an API server, told from the object alone. */
final class Placed {

    private Placed() {}

    static Resource<GenericKubernetesResource> in(KubernetesClient shoot, GenericKubernetesResource object) {
        String namespace = object.getMetadata().getNamespace();
        return namespace == null
                ? shoot.genericKubernetesResources(context(object, false)).resource(object)
                : shoot.genericKubernetesResources(context(object, true))
                        .inNamespace(namespace)
                        .resource(object);
    }

    /** Every kind that the manifests use has the regular plural. */
    private static ResourceDefinitionContext context(GenericKubernetesResource object, boolean namespaced) {
        String apiVersion = object.getApiVersion();
        int slash = apiVersion.indexOf('/');
        return new ResourceDefinitionContext.Builder()
                .withGroup(slash < 0 ? null : apiVersion.substring(0, slash))
                .withVersion(apiVersion.substring(slash + 1))
                .withKind(object.getKind())
                .withPlural(object.getKind().toLowerCase(Locale.ROOT) + "s")
                .withNamespaced(namespaced)
                .build();
    }
}
