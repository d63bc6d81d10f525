package dev.granary.discovery.adapter.kubernetes;

import dev.granary.discovery.application.port.ShootFault;
import dev.granary.discovery.domain.FailureReason;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.KubernetesClient;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** Waits until an API server serves a custom resource definition. */
@Singleton
final class Establishment {

    private static final Duration BETWEEN = Duration.ofMillis(200);
    private static final int LOOKS = 50;

    void await(KubernetesClient shoot, GenericKubernetesResource definition) {
        GenericKubernetesResource seen = definition;
        for (int look = 0; look < LOOKS; look++) {
            if (established(seen)) {
                return;
            }
            rest();
            seen = Placed.in(shoot, definition).get();
        }
        throw new ShootFault(
                FailureReason.SHOOT_NOT_READY,
                "The shoot does not serve " + definition.getMetadata().getName() + " in time.");
    }

    private static boolean established(GenericKubernetesResource definition) {
        return definition != null
                && definition.get("status", "conditions") instanceof List<?> conditions
                && conditions.stream()
                        .anyMatch(condition -> condition instanceof Map<?, ?> fields
                                && "Established".equals(fields.get("type"))
                                && "True".equals(fields.get("status")));
    }

    private static void rest() {
        try {
            Thread.sleep(BETWEEN);
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new ShootFault(FailureReason.SHOOT_NOT_READY, "Discovery is stopping.");
        }
    }
}
