package dev.granary.registry.application;

import dev.granary.eventing.Transactions;
import dev.granary.registry.application.port.ClusterEvents;
import dev.granary.registry.application.port.Clusters;
import dev.granary.registry.domain.Change;
import dev.granary.registry.domain.Cluster;
import dev.granary.registry.domain.ClusterId;
import io.smallrye.mutiny.Uni;
import java.util.Optional;
import java.util.function.Function;

/** Runs transitions: reads the cluster under its lock, stores it, and publishes what happened, in one transaction. */
public final class Changes {

    private final Transactions transactions;
    private final Clusters clusters;
    private final ClusterEvents events;

    public Changes(Transactions transactions, Clusters clusters, ClusterEvents events) {
        this.transactions = transactions;
        this.clusters = clusters;
        this.events = events;
    }

    /** A transition of a known cluster; fails with {@link UnknownClusterException} when it is not registered. */
    Uni<Void> change(ClusterId id, Function<Cluster, Change> transition) {
        return changeOrCreate(id, known -> transition.apply(known.orElseThrow(() -> new UnknownClusterException(id))));
    }

    /** A transition that knows what to do with a cluster that is not registered yet. */
    Uni<Void> changeOrCreate(ClusterId id, Function<Optional<Cluster>, Change> transition) {
        return transactions.inTransaction(
                () -> clusters.lock(id).map(transition).chain(this::apply));
    }

    private Uni<Void> apply(Change change) {
        return clusters.save(change.cluster()).chain(() -> events.publish(change.events()));
    }
}
