package dev.granary.registry.domain;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What discovery saw of the shoot.
 *
 * @param namespace of the project in the garden
 * @param purpose null when the shoot names none
 * @param kubernetesVersion the one that Gardener wants
 * @param hibernated true unless the shoot is fully awake
 */
public record Shoot(
        String name,
        String namespace,
        Map<String, String> labels,
        String region,
        String provider,
        @Nullable String purpose,
        String kubernetesVersion,
        boolean hibernated) {

    public Shoot {
        labels = Map.copyOf(labels);
    }
}
