package dev.granary.gateway.adapter.graphql;

import dev.granary.gateway.application.Backup;
import dev.granary.gateway.application.Cluster;
import dev.granary.gateway.application.Connection;
import dev.granary.gateway.application.Location;
import dev.granary.gateway.application.port.Fleet;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.eclipse.microprofile.graphql.Description;
import org.eclipse.microprofile.graphql.GraphQLApi;
import org.eclipse.microprofile.graphql.Name;
import org.eclipse.microprofile.graphql.Source;
import org.jspecify.annotations.Nullable;

/** Fields that lead from one row to others; each is one database query for a whole page. */
@GraphQLApi
public class FleetRelations {

    private final Fleet fleet;

    FleetRelations(Fleet fleet) {
        this.fleet = fleet;
    }

    @Description("Locations that this cluster is assigned to.")
    public Uni<List<List<Connection>>> connections(@Source List<Cluster> clusters) {
        return fleet.connectionsOfClusters(
                        clusters.stream().map(Cluster::clusterId).toList())
                .map(found -> inOrder(clusters, Cluster::clusterId, group(found, Connection::clusterId)));
    }

    @Description("The newest backup of this cluster, whatever its state but DELETED; null when there is none.")
    public Uni<List<@Nullable Backup>> latestBackup(@Source List<Cluster> clusters) {
        return fleet.latestBackups(clusters.stream().map(Cluster::clusterId).toList())
                .map(found -> {
                    Map<UUID, Backup> latest =
                            found.stream().collect(Collectors.toMap(Backup::clusterId, Function.identity()));
                    return clusters.stream()
                            .<@Nullable Backup>map(cluster -> latest.get(cluster.clusterId()))
                            .toList();
                });
    }

    @Name("connections")
    @Description("Clusters that are assigned to this location.")
    public Uni<List<List<Connection>>> connectionsOfLocation(@Source List<Location> locations) {
        return fleet.connectionsOfLocations(
                        locations.stream().map(Location::locationId).toList())
                .map(found -> inOrder(locations, Location::locationId, group(found, Connection::locationId)));
    }

    private static Map<UUID, List<Connection>> group(List<Connection> connections, Function<Connection, UUID> key) {
        return connections.stream().collect(Collectors.groupingBy(key));
    }

    private static <S, T> List<List<T>> inOrder(List<S> sources, Function<S, UUID> id, Map<UUID, List<T>> found) {
        return sources.stream()
                .map(source -> found.getOrDefault(id.apply(source), List.of()))
                .toList();
    }
}
