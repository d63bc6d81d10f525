package dev.granary.location.application;

import dev.granary.eventing.Transactions;
import dev.granary.location.application.RequestValidations.Result.ClustersNotAssigned;
import dev.granary.location.application.RequestValidations.Result.LocationUnknown;
import dev.granary.location.application.RequestValidations.Result.Requested;
import dev.granary.location.application.port.Connections;
import dev.granary.location.application.port.Locations;
import dev.granary.location.domain.ClusterId;
import dev.granary.location.domain.Connection;
import dev.granary.location.domain.Location;
import dev.granary.location.domain.LocationId;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** Validates connections of a location anew on a person's request. A validation that still runs is replaced. */
public final class RequestValidations {
    private final Transactions transactions;
    private final Locations locations;
    private final Connections connections;
    private final StartValidation startValidation;

    public RequestValidations(
            Transactions transactions, Locations locations, Connections connections, StartValidation startValidation) {
        this.transactions = transactions;
        this.locations = locations;
        this.connections = connections;
        this.startValidation = startValidation;
    }

    public sealed interface Result {
        record Requested() implements Result {}

        record LocationUnknown() implements Result {}

        record ClustersNotAssigned(List<ClusterId> clusters) implements Result {}
    }

    /** {@code clusters}: those to validate; empty means all that are assigned. */
    public Uni<Result> request(LocationId location, Optional<Set<ClusterId>> clusters) {
        return transactions.inTransaction(() -> locations
                .lock(location)
                .chain(found -> found.map(it -> request(it, clusters)).orElseGet(() -> result(new LocationUnknown()))));
    }

    private Uni<Result> request(Location location, Optional<Set<ClusterId>> clusters) {
        return connections.lockOf(location.id()).chain(present -> {
            List<ClusterId> missing = missing(present, clusters.orElse(Set.of()));
            return missing.isEmpty() ? start(location, present, clusters) : result(new ClustersNotAssigned(missing));
        });
    }

    private Uni<Result> start(Location location, List<Connection> present, Optional<Set<ClusterId>> clusters) {
        return Multi.createFrom()
                .iterable(present)
                .filter(connection -> clusters.isEmpty() || clusters.get().contains(connection.cluster()))
                .onItem()
                .transformToUniAndConcatenate(connection -> startValidation.start(location, connection))
                .collect()
                .last()
                .replaceWith(new Requested());
    }

    private static List<ClusterId> missing(List<Connection> present, Set<ClusterId> wanted) {
        Set<ClusterId> assigned = present.stream().map(Connection::cluster).collect(Collectors.toSet());
        return wanted.stream().filter(cluster -> !assigned.contains(cluster)).toList();
    }

    private static Uni<Result> result(Result result) {
        return Uni.createFrom().item(result);
    }
}
