package dev.granary.location.application;

import dev.granary.eventing.Transactions;
import dev.granary.location.application.AssignClusters.Result.Assigned;
import dev.granary.location.application.AssignClusters.Result.ClustersUnknown;
import dev.granary.location.application.AssignClusters.Result.LocationUnknown;
import dev.granary.location.application.port.Connections;
import dev.granary.location.application.port.Locations;
import dev.granary.location.domain.ClusterId;
import dev.granary.location.domain.Connection;
import dev.granary.location.domain.Location;
import dev.granary.location.domain.LocationId;
import io.smallrye.mutiny.Uni;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** Assigns clusters to a location, all of them or none. One that is assigned already stays as it is. */
public final class AssignClusters {
    private final Transactions transactions;
    private final Locations locations;
    private final Connections connections;
    private final ConnectClusters connectClusters;

    public AssignClusters(
            Transactions transactions, Locations locations, Connections connections, ConnectClusters connectClusters) {
        this.transactions = transactions;
        this.locations = locations;
        this.connections = connections;
        this.connectClusters = connectClusters;
    }

    public sealed interface Result {
        record Assigned() implements Result {}

        record LocationUnknown() implements Result {}

        record ClustersUnknown(List<ClusterId> clusters) implements Result {}
    }

    public Uni<Result> assign(LocationId location, Set<ClusterId> clusters) {
        return transactions.inTransaction(() -> locations
                .lock(location)
                .chain(found -> found.map(it -> assign(it, clusters)).orElseGet(() -> result(new LocationUnknown()))));
    }

    private Uni<Result> assign(Location location, Set<ClusterId> clusters) {
        return connectClusters
                .unknownOf(clusters)
                .chain(unknown ->
                        unknown.isEmpty() ? connect(location, clusters) : result(new ClustersUnknown(unknown)));
    }

    private Uni<Result> connect(Location location, Set<ClusterId> clusters) {
        return connections
                .of(location.id())
                .map(present -> without(present, clusters))
                .chain(fresh -> connectClusters.connect(location, fresh))
                .replaceWith(new Assigned());
    }

    private static Set<ClusterId> without(List<Connection> present, Set<ClusterId> clusters) {
        Set<ClusterId> fresh = new LinkedHashSet<>(clusters);
        present.forEach(connection -> fresh.remove(connection.cluster()));
        return fresh;
    }

    private static Uni<Result> result(Result result) {
        return Uni.createFrom().item(result);
    }
}
