package dev.granary.gateway.application.port;

import dev.granary.gateway.application.Backup;
import dev.granary.gateway.application.Cluster;
import dev.granary.gateway.application.Connection;
import dev.granary.gateway.application.Location;
import dev.granary.gateway.application.Restore;
import io.smallrye.mutiny.Uni;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The writing side of the read model. Every call is one transaction and idempotent: a row is written only when its
 * version is above the stored one, so repeated, late and reordered events change nothing. Several rows of one key in
 * one call are allowed. Each row that changed is told to {@link Changes}.
 */
public interface Projection {

    Uni<Void> clusters(List<Cluster> clusters);

    Uni<Void> locations(List<Location> locations);

    Uni<Void> connections(List<Connection> connections);

    Uni<Void> backups(List<Backup> backups);

    Uni<Void> restores(List<Restore> restores);

    /** Moves the time an agent was last heard forward, never back. Not told to {@link Changes}: it would drown them. */
    Uni<Void> heard(Map<UUID, Instant> lastHeard);
}
