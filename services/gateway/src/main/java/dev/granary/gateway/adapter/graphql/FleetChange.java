package dev.granary.gateway.adapter.graphql;

import dev.granary.gateway.application.Backup;
import dev.granary.gateway.application.ChangeKind;
import dev.granary.gateway.application.Cluster;
import dev.granary.gateway.application.Connection;
import dev.granary.gateway.application.Location;
import dev.granary.gateway.application.Restore;
import org.eclipse.microprofile.graphql.Description;
import org.jspecify.annotations.Nullable;

/** What a subscriber is told: the kind, and the row of that kind as it is now; the others are null. */
@Description("A change of the fleet: the field named by kind holds the row as it is now, the others are null.")
public record FleetChange(
        ChangeKind kind,
        @Nullable Cluster cluster,
        @Nullable Location location,
        @Nullable Connection connection,
        @Nullable Backup backup,
        @Nullable Restore restore) {

    static FleetChange of(Cluster cluster) {
        return new FleetChange(ChangeKind.CLUSTER, cluster, null, null, null, null);
    }

    static FleetChange of(Location location) {
        return new FleetChange(ChangeKind.LOCATION, null, location, null, null, null);
    }

    static FleetChange of(Connection connection) {
        return new FleetChange(ChangeKind.CONNECTION, null, null, connection, null, null);
    }

    static FleetChange of(Backup backup) {
        return new FleetChange(ChangeKind.BACKUP, null, null, null, backup, null);
    }

    static FleetChange of(Restore restore) {
        return new FleetChange(ChangeKind.RESTORE, null, null, null, null, restore);
    }
}
