package dev.granary.backup.application;

import dev.granary.backup.application.port.AgentCommands;
import dev.granary.backup.application.port.DesiredStates;
import dev.granary.backup.application.port.KnownClusters;
import dev.granary.backup.application.port.KnownConnections;
import dev.granary.backup.application.port.KnownLocations;
import dev.granary.backup.domain.AgentCommand;
import dev.granary.backup.domain.DesiredState;
import dev.granary.backup.domain.KnownCluster;
import dev.granary.backup.domain.KnownConnection;
import dev.granary.backup.domain.KnownLocation;
import dev.granary.backup.domain.LocationId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Sends what a cluster should have heard by now: first its desired state when that is due, then the validations that
 * are wanted. What needs a cluster or a location that is not known yet waits until it is, because events of different
 * keys come in any order. A step of the use cases; runs in their transaction.
 */
public final class SendDueCommands {
    private final KnownClusters clusters;
    private final KnownConnections connections;
    private final KnownLocations locations;
    private final DesiredStates desiredStates;
    private final AgentCommands commands;
    private final NewCommands newCommands;

    public SendDueCommands(
            KnownClusters clusters,
            KnownConnections connections,
            KnownLocations locations,
            DesiredStates desiredStates,
            AgentCommands commands,
            NewCommands newCommands) {
        this.clusters = clusters;
        this.connections = connections;
        this.locations = locations;
        this.desiredStates = desiredStates;
        this.commands = commands;
        this.newCommands = newCommands;
    }

    /** Writes the desired state, which the caller holds, and sends what is due. */
    Uni<Void> send(DesiredState desired) {
        return desiredStates
                .update(desired)
                .chain(() -> clusters.find(desired.cluster()))
                .chain(found -> found.map(cluster -> send(cluster, desired))
                        .orElseGet(() -> Uni.createFrom().voidItem()));
    }

    private Uni<Void> send(KnownCluster cluster, DesiredState desired) {
        return connections
                .of(cluster.id())
                .chain(present -> locations
                        .find(present.stream().map(KnownConnection::location).toList())
                        .chain(known -> send(cluster, desired, known, readyToValidate(present, known))));
    }

    private Uni<Void> send(
            KnownCluster cluster, DesiredState desired, List<KnownLocation> known, List<KnownConnection> wanted) {
        List<AgentCommand> due = new ArrayList<>();
        if (desired.isDue()) {
            due.add(newCommands.applyDesiredState(cluster, desired.generation(), known));
        }
        for (KnownConnection connection : wanted) {
            connection
                    .wanted()
                    .ifPresent(it -> due.add(newCommands.validateLocation(cluster, connection.location(), it)));
        }
        return due.isEmpty()
                ? Uni.createFrom().voidItem()
                : commands.send(due)
                        .chain(() -> desiredStates.update(desired.sent()))
                        .chain(() -> validationsSent(wanted));
    }

    private Uni<Void> validationsSent(List<KnownConnection> wanted) {
        return Multi.createFrom()
                .iterable(wanted)
                .onItem()
                .transformToUniAndConcatenate(connection -> connections.put(connection.withoutWanted()))
                .collect()
                .last();
    }

    private static List<KnownConnection> readyToValidate(List<KnownConnection> present, List<KnownLocation> known) {
        Set<LocationId> ids = known.stream().map(KnownLocation::id).collect(Collectors.toSet());
        return present.stream()
                .filter(connection -> connection.wanted().isPresent() && ids.contains(connection.location()))
                .toList();
    }
}
