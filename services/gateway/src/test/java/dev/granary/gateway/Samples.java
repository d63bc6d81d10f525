package dev.granary.gateway;

import dev.granary.gateway.application.Backup;
import dev.granary.gateway.application.BackupProblem;
import dev.granary.gateway.application.BackupState;
import dev.granary.gateway.application.Cluster;
import dev.granary.gateway.application.ClusterState;
import dev.granary.gateway.application.Connection;
import dev.granary.gateway.application.ConnectionState;
import dev.granary.gateway.application.ExistingObjects;
import dev.granary.gateway.application.Location;
import dev.granary.gateway.application.Restore;
import dev.granary.gateway.application.RestoreState;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** Rows for tests. */
final class Samples {

    static final Instant NOON = Instant.parse("2026-01-02T12:00:00Z");

    private Samples() {}

    static Cluster cluster(UUID id, String name, ClusterState state, long version) {
        return new Cluster(
                id,
                "fleet",
                name,
                "garden-fleet",
                UUID.randomUUID(),
                1,
                state,
                null,
                null,
                NOON,
                true,
                false,
                Map.of("granary.dev/protect", "true"),
                "westeurope",
                "azure",
                "production",
                "1.34.2",
                null,
                null,
                null,
                version);
    }

    static Location location(UUID id, String name) {
        return new Location(id, name, "AZURE_BLOB", "account", "container", "https://account.blob.example", true, 1);
    }

    static Connection connection(UUID location, UUID cluster, ConnectionState state, long version) {
        return new Connection(location, cluster, state, null, null, null, null, version);
    }

    static Backup backup(UUID id, UUID cluster, UUID location, Instant requestedAt, BackupState state, long version) {
        return new Backup(
                id,
                cluster,
                "fleet",
                location,
                "nightly",
                List.of("shop"),
                state,
                null,
                null,
                requestedAt,
                null,
                null,
                3,
                4_000,
                1_000,
                2,
                List.of(new BackupProblem("PersistentVolumeClaim", "shop", "data", "VolumeDataNotIncluded", "later")),
                null,
                null,
                version);
    }

    static Restore restore(UUID id, UUID cluster, UUID backup, RestoreState state, long version) {
        return new Restore(
                id,
                cluster,
                "fleet",
                backup,
                cluster,
                UUID.randomUUID(),
                "after the fire",
                false,
                List.of("shop"),
                List.of(),
                List.of(),
                Map.of(),
                null,
                Map.of(),
                ExistingObjects.RETAIN,
                state,
                null,
                null,
                NOON,
                null,
                null,
                null,
                "",
                0,
                0,
                null,
                List.of(),
                version);
    }
}
