package dev.granary.location.application;

import dev.granary.eventing.Transactions;
import dev.granary.location.application.port.Connections;
import dev.granary.location.application.port.KnownClusters;
import dev.granary.location.application.port.Locations;
import dev.granary.location.domain.Connection;
import dev.granary.location.domain.KnownCluster;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * Keeps the registry's last word on each cluster. When a cluster comes online, its connections without an answer are
 * validated anew. Those in progress are among them: the agent may find their request too late and refuse it, and nobody
 * would ask again.
 *
 * <p>"Comes online" is read from the states, not from the type of the event: the compacted topic may hold a later one.
 */
public final class FollowClusters {
    private final Transactions transactions;
    private final KnownClusters clusters;
    private final Connections connections;
    private final Locations locations;
    private final StartValidation startValidation;

    public FollowClusters(
            Transactions transactions,
            KnownClusters clusters,
            Connections connections,
            Locations locations,
            StartValidation startValidation) {
        this.transactions = transactions;
        this.clusters = clusters;
        this.connections = connections;
        this.locations = locations;
        this.startValidation = startValidation;
    }

    public Uni<Void> follow(KnownCluster cluster) {
        return transactions.inTransaction(() -> clusters.lock(cluster.id()).chain(before -> follow(before, cluster)));
    }

    private Uni<Void> follow(Optional<KnownCluster> before, KnownCluster now) {
        if (before.isPresent() && before.get().version() >= now.version()) {
            return Uni.createFrom().voidItem();
        }
        boolean cameOnline =
                now.isOnline() && !before.map(KnownCluster::isOnline).orElse(false);
        return clusters.put(now)
                .chain(() ->
                        cameOnline ? validateUnanswered(now) : Uni.createFrom().voidItem());
    }

    private Uni<Void> validateUnanswered(KnownCluster cluster) {
        return connections
                .lockOf(cluster.id())
                .chain(present -> Multi.createFrom()
                        .iterable(present)
                        .filter(connection -> connection.state().isUnanswered())
                        .onItem()
                        .transformToUniAndConcatenate(this::validate)
                        .collect()
                        .last());
    }

    private Uni<Void> validate(Connection connection) {
        return locations
                .find(connection.location())
                .map(Optional::orElseThrow)
                .chain(location -> startValidation.start(location, connection));
    }
}
