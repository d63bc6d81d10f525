package dev.granary.discovery.adapter.kubernetes;

import dev.granary.discovery.application.port.Garden.MissingRight;
import io.fabric8.kubernetes.api.model.authorization.v1.ResourceAttributes;
import io.fabric8.kubernetes.api.model.authorization.v1.ResourceAttributesBuilder;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SelfSubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.util.List;

/** Asks the API server, by SelfSubjectAccessReview, for each right that discovery needs in a project's namespace. */
final class GardenerRights {

    private static final List<Right> NEEDED = List.of(
            new Right("list", FabricGarden.GROUP, "shoots", ""),
            new Right("watch", FabricGarden.GROUP, "shoots", ""),
            new Right("get", FabricGarden.GROUP, "shoots", ""),
            new Right("create", FabricGarden.GROUP, "shoots", "adminkubeconfig"),
            new Right("get", "", "configmaps", ""));

    private final KubernetesClient client;

    GardenerRights(KubernetesClient client) {
        this.client = client;
    }

    private record Right(String verb, String group, String resource, String subresource) {

        MissingRight missing() {
            return new MissingRight(verb, subresource.isEmpty() ? resource : resource + "/" + subresource);
        }
    }

    List<MissingRight> missing(String namespace) {
        return NEEDED.stream()
                .filter(right -> !allowed(right, namespace))
                .map(Right::missing)
                .toList();
    }

    private boolean allowed(Right right, String namespace) {
        ResourceAttributes attributes = new ResourceAttributesBuilder()
                .withNamespace(namespace)
                .withVerb(right.verb())
                .withGroup(right.group())
                .withResource(right.resource())
                .withSubresource(right.subresource().isEmpty() ? null : right.subresource())
                .build();
        SelfSubjectAccessReview review = client.authorization()
                .v1()
                .selfSubjectAccessReview()
                .create(new SelfSubjectAccessReviewBuilder()
                        .withNewSpec()
                        .withResourceAttributes(attributes)
                        .endSpec()
                        .build());
        return review.getStatus() != null
                && Boolean.TRUE.equals(review.getStatus().getAllowed());
    }
}
