package dev.granary.discovery.domain;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What Granary wants to know of a shoot. Two equal facts need no event.
 *
 * @param uid identity of this incarnation
 * @param project the tenant
 * @param labels without {@code shoot.gardener.cloud/status}: Gardener flips it all day, and health is not discovery's fact
 * @param region empty when the shoot names none
 * @param provider empty when the shoot names none
 * @param purpose null when the shoot names none
 * @param kubernetesVersion empty when the shoot names none
 * @param hibernated true unless fully awake
 */
public record ShootFacts(
        UUID uid,
        String name,
        String namespace,
        String project,
        Map<String, String> labels,
        String region,
        String provider,
        @Nullable String purpose,
        String kubernetesVersion,
        boolean hibernated) {

    public ShootFacts {
        labels = Map.copyOf(labels);
    }
}
