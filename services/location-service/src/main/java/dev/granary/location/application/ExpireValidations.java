package dev.granary.location.application;

import dev.granary.eventing.Transactions;
import dev.granary.location.application.port.Connections;
import dev.granary.location.application.port.KnownClusters;
import dev.granary.location.application.port.LocationEvents;
import dev.granary.location.domain.ClusterId;
import dev.granary.location.domain.Connection;
import dev.granary.location.domain.ConnectionEvent.DeadlinePassed;
import dev.granary.location.domain.KnownCluster;
import dev.granary.location.domain.LocationEvent.ConnectionFailed;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Fails the validations that nobody answered in time. */
public final class ExpireValidations {
    private static final int BATCH = 200;

    private final Transactions transactions;
    private final Connections connections;
    private final KnownClusters clusters;
    private final LocationEvents events;
    private final Clock clock;

    public ExpireValidations(
            Transactions transactions,
            Connections connections,
            KnownClusters clusters,
            LocationEvents events,
            Clock clock) {
        this.transactions = transactions;
        this.connections = connections;
        this.clusters = clusters;
        this.events = events;
        this.clock = clock;
    }

    /** In transactions of {@value #BATCH}, until none is left. */
    public Uni<Void> expire() {
        return expireSome()
                .chain(expired -> expired == BATCH ? expire() : Uni.createFrom().voidItem());
    }

    private Uni<Integer> expireSome() {
        Instant now = clock.instant();
        return transactions.inTransaction(() -> connections
                .lockOverdue(now, BATCH)
                .chain(overdue -> clusters.find(
                                overdue.stream().map(Connection::cluster).toList())
                        .chain(known -> expire(overdue, known, now))
                        .replaceWith(overdue.size())));
    }

    private Uni<Void> expire(List<Connection> overdue, Map<ClusterId, KnownCluster> known, Instant now) {
        return Multi.createFrom()
                .iterable(overdue)
                .onItem()
                .transformToUniAndConcatenate(
                        connection -> expire(connection, Optional.ofNullable(known.get(connection.cluster())), now))
                .collect()
                .last();
    }

    private Uni<Void> expire(Connection connection, Optional<KnownCluster> cluster, Instant now) {
        Connection failed = connection.after(new DeadlinePassed(now, TimeoutMessage.about(cluster)));
        return connections.update(failed).chain(() -> events.publish(List.of(new ConnectionFailed(failed, now))));
    }
}
