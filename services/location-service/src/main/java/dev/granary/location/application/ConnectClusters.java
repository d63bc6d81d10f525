package dev.granary.location.application;

import dev.granary.location.application.port.Connections;
import dev.granary.location.application.port.KnownClusters;
import dev.granary.location.application.port.LocationEvents;
import dev.granary.location.domain.ClusterId;
import dev.granary.location.domain.Connection;
import dev.granary.location.domain.Location;
import dev.granary.location.domain.LocationEvent.ClusterAssigned;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.Collection;
import java.util.List;

/** Connects known clusters to a location and asks for their first validation. A step of the use cases. */
public final class ConnectClusters {
    private final KnownClusters clusters;
    private final Connections connections;
    private final LocationEvents events;
    private final StartValidation startValidation;
    private final Clock clock;

    public ConnectClusters(
            KnownClusters clusters,
            Connections connections,
            LocationEvents events,
            StartValidation startValidation,
            Clock clock) {
        this.clusters = clusters;
        this.connections = connections;
        this.events = events;
        this.startValidation = startValidation;
        this.clock = clock;
    }

    /** Those of the clusters that the registry has not told of. */
    Uni<List<ClusterId>> unknownOf(Collection<ClusterId> wanted) {
        return clusters.find(wanted)
                .map(known -> wanted.stream()
                        .filter(cluster -> !known.containsKey(cluster))
                        .toList());
    }

    Uni<Void> connect(Location location, Collection<ClusterId> wanted) {
        return Multi.createFrom()
                .iterable(wanted)
                .onItem()
                .transformToUniAndConcatenate(cluster -> connect(location, cluster))
                .collect()
                .last();
    }

    private Uni<Void> connect(Location location, ClusterId cluster) {
        Connection connection = Connection.assigned(location.id(), cluster);
        return connections
                .add(connection)
                .chain(() -> events.publish(List.of(new ClusterAssigned(location, connection, clock.instant()))))
                .chain(() -> startValidation.start(location, connection));
    }
}
