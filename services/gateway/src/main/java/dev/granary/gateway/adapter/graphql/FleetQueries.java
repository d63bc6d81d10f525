package dev.granary.gateway.adapter.graphql;

import dev.granary.gateway.application.Backup;
import dev.granary.gateway.application.BackupFilter;
import dev.granary.gateway.application.Cluster;
import dev.granary.gateway.application.ClusterFilter;
import dev.granary.gateway.application.Location;
import dev.granary.gateway.application.LocationFilter;
import dev.granary.gateway.application.PageRequest;
import dev.granary.gateway.application.Restore;
import dev.granary.gateway.application.RestoreFilter;
import dev.granary.gateway.application.port.Fleet;
import io.smallrye.mutiny.Uni;
import java.util.UUID;
import org.eclipse.microprofile.graphql.DefaultValue;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Query;
import org.jspecify.annotations.Nullable;

/** Pages and single rows of the fleet. */
@GraphQLApi
public class FleetQueries {

    private static final ClusterFilter ALL_CLUSTERS = new ClusterFilter(null, null, null, null, null);
    private static final LocationFilter ALL_LOCATIONS = new LocationFilter(null);
    private static final BackupFilter ALL_BACKUPS = new BackupFilter(null, null, null, null);
    private static final RestoreFilter ALL_RESTORES = new RestoreFilter(null, null, null, null, null);
    private static final String DEFAULT_LIMIT = "50";

    private final Fleet fleet;

    FleetQueries(Fleet fleet) {
        this.fleet = fleet;
    }

    @Query
    @Description("Clusters by name. limit is 1 to 500.")
    public Uni<ClusterPage> clusters(
            @Nullable ClusterFilter filter, @DefaultValue(DEFAULT_LIMIT) int limit, @Nullable String cursor) {
        return fleet.clusters(filter == null ? ALL_CLUSTERS : filter, new PageRequest(limit, cursor))
                .map(ClusterPage::of);
    }

    @Query
    @Description("One cluster; null when there is none of this id.")
    public Uni<@Nullable Cluster> cluster(UUID id) {
        return fleet.cluster(id).map(found -> found.orElse(null));
    }

    @Query
    @Description("Backup locations by name. limit is 1 to 500.")
    public Uni<LocationPage> locations(
            @Nullable LocationFilter filter, @DefaultValue(DEFAULT_LIMIT) int limit, @Nullable String cursor) {
        return fleet.locations(filter == null ? ALL_LOCATIONS : filter, new PageRequest(limit, cursor))
                .map(LocationPage::of);
    }

    @Query
    @Description("One backup location; null when there is none of this id.")
    public Uni<@Nullable Location> location(UUID id) {
        return fleet.location(id).map(found -> found.orElse(null));
    }

    @Query
    @Description("Backups, newest first; deleted ones only with state DELETED in the filter. limit is 1 to 500.")
    public Uni<BackupPage> backups(
            @Nullable BackupFilter filter, @DefaultValue(DEFAULT_LIMIT) int limit, @Nullable String cursor) {
        return fleet.backups(filter == null ? ALL_BACKUPS : filter, new PageRequest(limit, cursor))
                .map(BackupPage::of);
    }

    @Query
    @Description("One backup, a deleted one in state DELETED; null when there is none of this id.")
    public Uni<@Nullable Backup> backup(UUID id) {
        return fleet.backup(id).map(found -> found.orElse(null));
    }

    @Query
    @Description("Restores, newest first; deleted ones only with state DELETED in the filter. limit is 1 to 500.")
    public Uni<RestorePage> restores(
            @Nullable RestoreFilter filter, @DefaultValue(DEFAULT_LIMIT) int limit, @Nullable String cursor) {
        return fleet.restores(filter == null ? ALL_RESTORES : filter, new PageRequest(limit, cursor))
                .map(RestorePage::of);
    }

    @Query
    @Description("One restore, a deleted one in state DELETED; null when there is none of this id.")
    public Uni<@Nullable Restore> restore(UUID id) {
        return fleet.restore(id).map(found -> found.orElse(null));
    }
}
