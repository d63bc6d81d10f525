package dev.granary.testing.landscape.storage;

import io.fabric8.kubernetes.api.model.EventBuilder;
import io.fabric8.kubernetes.api.model.HasMetadata;
import io.fabric8.kubernetes.api.model.ObjectMeta;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** Warnings about objects, each once. */
final class StorageEvents {

    private final KubernetesClient client;
    private final Set<String> told = ConcurrentHashMap.newKeySet();

    StorageEvents(KubernetesClient client) {
        this.client = client;
    }

    void warn(HasMetadata about, String reason, String message) {
        ObjectMeta metadata = about.getMetadata();
        if (!told.add(metadata.getUid() + reason + message)) {
            return;
        }
        client.resource(new EventBuilder()
                        .withNewMetadata()
                        .withGenerateName(metadata.getName() + ".")
                        .withNamespace(metadata.getNamespace())
                        .endMetadata()
                        .withType("Warning")
                        .withReason(reason)
                        .withMessage(message)
                        .withLastTimestamp(Instant.now().toString())
                        .withNewInvolvedObject()
                        .withApiVersion(about.getApiVersion())
                        .withKind(about.getKind())
                        .withNamespace(metadata.getNamespace())
                        .withName(metadata.getName())
                        .withUid(metadata.getUid())
                        .endInvolvedObject()
                        .build())
                .create();
    }
}
