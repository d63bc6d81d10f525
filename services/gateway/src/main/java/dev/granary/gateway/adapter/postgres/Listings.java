package dev.granary.gateway.adapter.postgres;

import dev.granary.gateway.application.Backup;
import dev.granary.gateway.application.Cluster;
import dev.granary.gateway.application.Connection;
import dev.granary.gateway.application.Location;
import dev.granary.gateway.application.Restore;
import java.util.UUID;

/** How each table of the projection is read. */
final class Listings {

    static final Listing<Cluster> CLUSTERS = new Listing<>(
            Cluster.class,
            """
            (to_jsonb(cluster) || jsonb_build_object('last_heard_at',
                greatest(cluster.last_heard_at, heard.last_heard_at)))::text
            from cluster left join heard using (cluster_id)""",
            "cluster",
            "cluster.name, cluster.cluster_id",
            "(cluster.name, cluster.cluster_id) > (?, ?)",
            sort -> sort,
            cluster -> new Cursor(cluster.name(), cluster.clusterId()));
    static final Listing<Location> LOCATIONS = new Listing<>(
            Location.class,
            "to_jsonb(location)::text from location",
            "location",
            "name, location_id",
            "(name, location_id) > (?, ?)",
            sort -> sort,
            location -> new Cursor(location.name(), location.locationId()));
    static final Listing<Connection> CONNECTIONS = new Listing<>(
            Connection.class,
            "to_jsonb(connection)::text from connection",
            "connection",
            "location_id, cluster_id",
            "(location_id, cluster_id) > (?, ?)",
            UUID::fromString,
            connection -> new Cursor(connection.locationId().toString(), connection.clusterId()));
    static final Listing<Backup> BACKUPS = new Listing<>(
            Backup.class,
            "to_jsonb(backup)::text from backup",
            "backup",
            "requested_at desc, backup_id desc",
            "(requested_at, backup_id) < (?, ?)",
            Cursor::time,
            backup -> new Cursor(backup.requestedAt().toString(), backup.backupId()));
    static final Listing<Restore> RESTORES = new Listing<>(
            Restore.class,
            "to_jsonb(restore)::text from restore",
            "restore",
            "requested_at desc, restore_id desc",
            "(requested_at, restore_id) < (?, ?)",
            Cursor::time,
            restore -> new Cursor(restore.requestedAt().toString(), restore.restoreId()));

    private Listings() {}
}
