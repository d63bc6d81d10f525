package dev.granary.agent.adapter.kubernetes.volume;

import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.client.KubernetesClient;

/** Events as the parts of a cluster write them that are played. */
final class Warnings {

    private Warnings() {}

    static void tell(KubernetesClient admin, HasMetadata about, String reason, String message) {
        admin.resource(new EventBuilder()
                        .withNewMetadata()
                        .withGenerateName("warning-")
                        .withNamespace(about.getMetadata().getNamespace())
                        .endMetadata()
                        .withType("Warning")
                        .withReason(reason)
                        .withMessage(message)
                        .withNewInvolvedObject()
                        .withKind(about.getKind())
                        .withNamespace(about.getMetadata().getNamespace())
                        .withName(about.getMetadata().getName())
                        .endInvolvedObject()
                        .build())
                .create();
    }
}
