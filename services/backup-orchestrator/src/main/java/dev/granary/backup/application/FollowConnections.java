package dev.granary.backup.application;

import dev.granary.backup.application.port.DesiredStates;
import dev.granary.backup.application.port.KnownConnections;
import dev.granary.backup.application.port.KnownLocations;
import dev.granary.backup.domain.DesiredState;
import dev.granary.backup.domain.KnownConnection;
import dev.granary.eventing.Transactions;
import io.smallrye.mutiny.Uni;
import java.util.Optional;

/**
 * Keeps the last word on each connection. The first word on one, whichever it is, means that the cluster is assigned
 * to the location, which changes what the cluster should have.
 */
public final class FollowConnections {
    private final Transactions transactions;
    private final KnownLocations locations;
    private final KnownConnections connections;
    private final DesiredStates desiredStates;
    private final SendDueCommands sendDueCommands;

    public FollowConnections(
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

    public Uni<Void> follow(KnownConnection connection) {
        return transactions.inTransaction(() -> locations
                .holdStill(connection.location())
                .chain(() -> desiredStates.lock(connection.cluster()))
                .chain(desired -> connections
                        .find(connection.location(), connection.cluster())
                        .chain(before -> follow(desired, before, connection))));
    }

    private Uni<Void> follow(DesiredState desired, Optional<KnownConnection> before, KnownConnection now) {
        if (before.isPresent() && before.get().version() >= now.version()) {
            return Uni.createFrom().voidItem();
        }
        return connections.put(now).chain(() -> sendDueCommands.send(before.isPresent() ? desired : desired.changed()));
    }
}
