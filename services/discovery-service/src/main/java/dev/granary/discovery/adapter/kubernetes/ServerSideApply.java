package dev.granary.discovery.adapter.kubernetes;

import dev.granary.discovery.application.port.ShootFault;
import dev.granary.discovery.domain.FailureReason;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import jakarta.inject.Singleton;
import java.util.List;

/**
 * Makes objects what the manifests say under one field manager. The server leaves an object alone that is so already, and
 * fields that others own and the manifests do not name.
 */
@Singleton
final class ServerSideApply {

    static final String FIELD_MANAGER = "granary-discovery";

    private final Establishment establishment;

    ServerSideApply(Establishment establishment) {
        this.establishment = establishment;
    }

    void all(KubernetesClient shoot, List<GenericKubernetesResource> objects) {
        for (GenericKubernetesResource object : objects) {
            try {
                one(shoot, object);
            } catch (KubernetesClientException fault) {
                throw refusal(object, fault);
            }
        }
    }

    private void one(KubernetesClient shoot, GenericKubernetesResource object) {
        GenericKubernetesResource applied = Placed.in(shoot, object)
                .fieldManager(FIELD_MANAGER)
                .forceConflicts()
                .serverSideApply();
        if (object.getKind().equals("CustomResourceDefinition")) {
            establishment.await(shoot, applied);
        }
    }

    /** Refused by the server, or by a policy or webhook that it asked; anything else is for the caller. */
    private static RuntimeException refusal(GenericKubernetesResource object, KubernetesClientException fault) {
        return switch (Answers.answered(fault) ? fault.getCode() : 0) {
            case 0, 401, 429, 502, 503, 504 -> fault;
            default ->
                new ShootFault(
                        FailureReason.AGENT_APPLY_REFUSED,
                        "The shoot refused " + object.getKind() + " "
                                + object.getMetadata().getName() + ": " + Answers.sentence(fault));
        };
    }
}
