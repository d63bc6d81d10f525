package dev.granary.backup.application;

import dev.granary.backup.application.port.DesiredStates;
import dev.granary.backup.application.port.KnownConnections;
import dev.granary.backup.application.port.KnownLocations;
import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.DesiredState;
import dev.granary.backup.domain.KnownLocation;
import dev.granary.eventing.Transactions;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;

/** Keeps the last word on each location. A change of it is a change of what every cluster assigned to it should have. */
public final class FollowLocations {
    private final Transactions transactions;
    private final KnownLocations locations;
    private final KnownConnections connections;
    private final DesiredStates desiredStates;
    private final SendDueCommands sendDueCommands;

    public FollowLocations(
            Transactions transactions,
            KnownLocations locations,
            KnownConnections connections,
            DesiredStates desiredStates,
            SendDueCommands sendDueCommands) {
        this.transactions = transactions;
        this.locations = locations;
        this.connections = connections;
        this.desiredStates = desiredStates;
        this.sendDueCommands = sendDueCommands;
    }

    public Uni<Void> follow(KnownLocation location) {
        return transactions.inTransaction(() -> locations
                .putIfNewer(location)
                .chain(newer ->
                        newer ? tellClusters(location) : Uni.createFrom().voidItem()));
    }

    private Uni<Void> tellClusters(KnownLocation location) {
        return connections
                .clustersOf(location.id())
                .chain(clusters -> Multi.createFrom()
                        .iterable(clusters)
                        .onItem()
                        .transformToUniAndConcatenate(this::tell)
                        .collect()
                        .last());
    }

    private Uni<Void> tell(ClusterId cluster) {
        return desiredStates.lock(cluster).map(DesiredState::changed).chain(sendDueCommands::send);
    }
}
