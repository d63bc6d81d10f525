package dev.granary.discovery.fakes;

import dev.granary.discovery.domain.ConfigState;
import dev.granary.discovery.domain.DiscoveryConfig;
import dev.granary.discovery.domain.ObservedShoot;
import dev.granary.discovery.domain.ShootFacts;
import dev.granary.discovery.domain.WorkloadIdentity;
import dev.granary.selection.LabelSelector;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Things that are alike in many tests. */
public final class Examples {

    public static final Map<String, String> PROTECTED = Map.of("protect", "true");
    public static final WorkloadIdentity IDENTITY = new WorkloadIdentity(new UUID(1, 1), new UUID(2, 2));

    private Examples() {}

    public static DiscoveryConfig config(String name) {
        return new DiscoveryConfig(
                uuid(name),
                name,
                "fleet",
                null,
                LabelSelector.stored("protect=true"),
                IDENTITY,
                new ConfigState.Pending(),
                Instant.parse("2026-11-21T12:00:00Z"),
                1);
    }

    public static ObservedShoot shoot(String name, Map<String, String> labels) {
        return shoot(name, labels, false);
    }

    public static ObservedShoot shoot(String name, Map<String, String> labels, boolean hibernated) {
        return new ObservedShoot(
                new ShootFacts(
                        uuid(name),
                        name,
                        "garden-fleet",
                        "fleet",
                        labels,
                        "westeurope",
                        "azure",
                        null,
                        "1.34.2",
                        hibernated),
                labels,
                false);
    }

    public static UUID uuid(String name) {
        return UUID.nameUUIDFromBytes(name.getBytes(StandardCharsets.UTF_8));
    }
}
