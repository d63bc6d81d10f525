package dev.granary.registry.domain;

import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Clusters and words for tests. */
public final class Samples {

    public static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
    public static final Duration PATIENCE = Duration.ofSeconds(90);
    public static final ClusterId ID = ClusterId.of("0b0e6f4e-4a3c-4d8e-9a57-0d9d2f1b7a11");
    public static final Tenant TENANT = new Tenant("orchard");
    public static final UUID CONFIG = UUID.fromString("5d0e6f4e-4a3c-4d8e-9a57-0d9d2f1b7a22");
    public static final Agent AGENT = new Agent("0.1.0", "1.33.2", "Europe/Berlin");

    private Samples() {}

    public static Shoot shoot() {
        return shoot(false);
    }

    public static Shoot shoot(boolean hibernated) {
        return new Shoot(
                "apple", "garden-orchard", Map.of("backup", "yes"), "westeurope", "azure", null, "1.33.1", hibernated);
    }

    public static Sighting sighting(long version) {
        return new Sighting(CONFIG, version, NOW.plusSeconds(version));
    }

    public static Trust trust() {
        return new Trust("https://api.apple.orchard.example", "{\"keys\":[]}", NOW);
    }

    public static Cluster pending() {
        return Cluster.register(ID, TENANT, shoot(), sighting(1), true, NOW).cluster();
    }

    public static Cluster unmanaged() {
        return Cluster.register(ID, TENANT, shoot(), sighting(1), false, NOW).cluster();
    }

    public static Cluster installed() {
        return pending().agentInstalled(1, trust(), NOW).cluster();
    }

    public static Cluster online() {
        return installed().hear(Word.hello(AGENT, NOW), NOW, PATIENCE).cluster();
    }

    public static Cluster offline() {
        return online().pass(NOW.plus(PATIENCE).plusSeconds(1), PATIENCE).cluster();
    }

    public static Cluster failed() {
        return pending()
                .installationFailed(1, "ShootUnreachable", "No answer.", NOW, NOW)
                .cluster();
    }

    public static Cluster removing() {
        Cluster online = online();
        return new Cluster(
                online.id(),
                online.tenant(),
                online.registrationNumber(),
                online.shoot(),
                online.sighting(),
                online.managed(),
                new Status(ClusterState.REMOVING, null, null, NOW),
                online.trust(),
                online.agent(),
                online.lastHeardAt(),
                online.version());
    }
}
