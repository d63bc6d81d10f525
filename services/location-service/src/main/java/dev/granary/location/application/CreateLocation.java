package dev.granary.location.application;

import dev.granary.eventing.Transactions;
import dev.granary.location.application.CreateLocation.Result.ClustersUnknown;
import dev.granary.location.application.CreateLocation.Result.Created;
import dev.granary.location.application.CreateLocation.Result.NameTaken;
import dev.granary.location.application.port.Ids;
import dev.granary.location.application.port.LocationEvents;
import dev.granary.location.application.port.Locations;
import dev.granary.location.domain.BlobEndpoint;
import dev.granary.location.domain.ClusterId;
import dev.granary.location.domain.ContainerName;
import dev.granary.location.domain.Location;
import dev.granary.location.domain.LocationEvent.LocationCreated;
import dev.granary.location.domain.LocationId;
import dev.granary.location.domain.LocationName;
import dev.granary.location.domain.StorageAccount;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.util.List;
import java.util.Set;

/** Creates a location and assigns its first clusters: all of it or nothing. */
public final class CreateLocation {
    private final Transactions transactions;
    private final Locations locations;
    private final ConnectClusters connectClusters;
    private final LocationEvents events;
    private final Ids ids;
    private final Clock clock;

    public CreateLocation(
            Transactions transactions,
            Locations locations,
            ConnectClusters connectClusters,
            LocationEvents events,
            Ids ids,
            Clock clock) {
        this.transactions = transactions;
        this.locations = locations;
        this.connectClusters = connectClusters;
        this.events = events;
        this.ids = ids;
        this.clock = clock;
    }

    public record Request(
            LocationName name,
            StorageAccount storageAccount,
            ContainerName container,
            BlobEndpoint endpoint,
            boolean encrypted,
            Set<ClusterId> clusters) {}

    public sealed interface Result {
        record Created(LocationId location) implements Result {}

        record NameTaken() implements Result {}

        record ClustersUnknown(List<ClusterId> clusters) implements Result {}
    }

    public Uni<Result> create(Request request) {
        return transactions.inTransaction(() -> connectClusters
                .unknownOf(request.clusters())
                .chain(unknown -> unknown.isEmpty() ? add(request) : result(new ClustersUnknown(unknown))));
    }

    private Uni<Result> add(Request request) {
        Location location = new Location(
                ids.newLocation(),
                request.name(),
                request.storageAccount(),
                request.container(),
                request.endpoint(),
                request.encrypted(),
                clock.instant(),
                1);
        return locations
                .add(location)
                .chain(added -> added ? announce(location, request.clusters()) : result(new NameTaken()));
    }

    private Uni<Result> announce(Location location, Set<ClusterId> clusters) {
        return events.publish(List.of(new LocationCreated(location, location.createdAt())))
                .chain(() -> connectClusters.connect(location, clusters))
                .replaceWith(new Created(location.id()));
    }

    private static Uni<Result> result(Result result) {
        return Uni.createFrom().item(result);
    }
}
