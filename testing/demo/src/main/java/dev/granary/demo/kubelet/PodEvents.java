package dev.granary.demo.kubelet;

import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import java.util.Locale;

/** Warnings about a pod, each once. */
final class PodEvents {
    private final PodContext context;

    PodEvents(PodContext context) {
        this.context = context;
    }

    void warn(String reason, String message) {
        ObjectMeta pod = context.plan().template().getMetadata();
        var event = new EventBuilder()
                .withNewMetadata()
                .withName(pod.getName() + "." + reason.toLowerCase(Locale.ROOT))
                .withNamespace(pod.getNamespace())
                .endMetadata()
                .withType("Warning")
                .withReason(reason)
                .withMessage(message)
                .withNewInvolvedObject()
                .withApiVersion("v1")
                .withKind("Pod")
                .withNamespace(pod.getNamespace())
                .withName(pod.getName())
                .withUid(pod.getUid())
                .endInvolvedObject()
                .build();
        context.client().resource(event).serverSideApply();
    }
}
