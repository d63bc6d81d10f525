package dev.granary.location.application;

import dev.granary.eventing.Transactions;
import dev.granary.location.application.port.Connections;
import dev.granary.location.application.port.Connections.Tally;
import dev.granary.location.application.port.KnownClusters;
import dev.granary.location.application.port.Locations;
import dev.granary.location.domain.Connection;
import dev.granary.location.domain.KnownCluster;
import dev.granary.location.domain.Location;
import dev.granary.location.domain.LocationId;
import dev.granary.location.domain.StateName;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Reads locations for people and metrics. */
public final class FindLocations {
    private final Transactions transactions;
    private final Locations locations;
    private final Connections connections;
    private final KnownClusters clusters;

    public FindLocations(
            Transactions transactions, Locations locations, Connections connections, KnownClusters clusters) {
        this.transactions = transactions;
        this.locations = locations;
        this.connections = connections;
        this.clusters = clusters;
    }

    /** A location with its connections. */
    public record Details(Location location, List<Connected> connections) {}

    /** A connection and the cluster at its end. */
    public record Connected(Connection connection, Optional<KnownCluster> cluster) {}

    /** A location and how many of its connections are valid. */
    public record Overview(Location location, Tally connections) {}

    public Uni<Optional<Details>> one(LocationId id) {
        return transactions.inTransaction(() -> locations
                .find(id)
                .chain(found -> found.map(location -> details(location).map(Optional::of))
                        .orElseGet(() -> Uni.createFrom().item(Optional.empty()))));
    }

    /** In the order of the names; at most {@code limit} after {@code afterName}. */
    public Uni<List<Overview>> page(Optional<String> afterName, int limit) {
        return transactions.inTransaction(() -> locations
                .page(afterName, limit)
                .chain(page -> connections
                        .tally(page.stream().map(Location::id).toList())
                        .map(tallies -> page.stream()
                                .map(it -> new Overview(it, tallies.getOrDefault(it.id(), Tally.NONE)))
                                .toList())));
    }

    /** How many connections are in each state; a state without any may be left out. */
    public Uni<Map<StateName, Long>> countConnections() {
        return transactions.inTransaction(connections::countByState);
    }

    private Uni<Details> details(Location location) {
        return connections
                .of(location.id())
                .chain(present -> clusters.find(
                                present.stream().map(Connection::cluster).toList())
                        .map(known -> new Details(
                                location,
                                present.stream()
                                        .map(it -> new Connected(it, Optional.ofNullable(known.get(it.cluster()))))
                                        .toList())));
    }
}
