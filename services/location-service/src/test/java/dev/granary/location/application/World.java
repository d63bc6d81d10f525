package dev.granary.location.application;

import dev.granary.eventing.Transactions;
import dev.granary.location.application.port.FakeConnections;
import dev.granary.location.application.port.FakeKnownClusters;
import dev.granary.location.application.port.FakeLocations;
import dev.granary.location.application.port.Ids;
import dev.granary.location.domain.BlobEndpoint;
import dev.granary.location.domain.ClusterId;
import dev.granary.location.domain.Connection;
import dev.granary.location.domain.ContainerName;
import dev.granary.location.domain.KnownCluster;
import dev.granary.location.domain.KnownCluster.Reachability;
import dev.granary.location.domain.LocationEvent;
import dev.granary.location.domain.LocationId;
import dev.granary.location.domain.LocationName;
import dev.granary.location.domain.StorageAccount;
import dev.granary.location.domain.ValidationId;
import io.smallrye.mutiny.Uni;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;

/** The use cases among fakes. */
final class World {
    static final Duration TIMEOUT = Duration.ofMinutes(5);

    final MovableClock clock = new MovableClock();
    final List<LocationEvent> events = new ArrayList<>();
    final FakeConnections connections = new FakeConnections();

    private final FakeLocations locations = new FakeLocations();
    private final FakeKnownClusters clusters = new FakeKnownClusters();
    private final StartValidation startValidation =
            new StartValidation(connections, this::publish, new ValidationSettings(TIMEOUT), new NewIds(), clock);
    private final ConnectClusters connectClusters =
            new ConnectClusters(clusters, connections, this::publish, startValidation, clock);
    private final Transactions transactions = new Direct();

    final CreateLocation createLocation =
            new CreateLocation(transactions, locations, connectClusters, this::publish, new NewIds(), clock);
    final AssignClusters assignClusters = new AssignClusters(transactions, locations, connections, connectClusters);
    final RequestValidations requestValidations =
            new RequestValidations(transactions, locations, connections, startValidation);
    final RecordValidation recordValidation = new RecordValidation(transactions, connections, this::publish, clock);
    final ExpireValidations expireValidations =
            new ExpireValidations(transactions, connections, clusters, this::publish, clock);
    final FollowClusters followClusters =
            new FollowClusters(transactions, clusters, connections, locations, startValidation);

    /** A cluster in the state, at version 1. */
    ClusterId cluster(Reachability reachability) {
        ClusterId id = new ClusterId(UUID.randomUUID());
        clusterIs(id, reachability, 1);
        return id;
    }

    void clusterIs(ClusterId id, Reachability reachability, long version) {
        run(followClusters.follow(new KnownCluster(id, "shoot-1", "acme", reachability, version)));
    }

    LocationId location(ClusterId... assigned) {
        var created = (CreateLocation.Result.Created) run(createLocation.create(request("location", assigned)));
        return created.location();
    }

    static CreateLocation.Request request(String name, ClusterId... assigned) {
        StorageAccount account = new StorageAccount("account");
        return new CreateLocation.Request(
                new LocationName(name),
                account,
                new ContainerName("backups"),
                BlobEndpoint.publicOf(account),
                false,
                Set.of(assigned));
    }

    /** The only connection of the location. */
    Connection connection(LocationId location) {
        List<Connection> all = run(connections.of(location));
        if (all.size() != 1) {
            throw new AssertionError("expected one connection, but there are " + all);
        }
        return all.getFirst();
    }

    ValidationId validation(LocationId location) {
        return connection(location).validation().orElseThrow();
    }

    static <T> T run(Uni<T> work) {
        return work.await().indefinitely();
    }

    private Uni<Void> publish(List<LocationEvent> published) {
        return Uni.createFrom().voidItem().invoke(() -> events.addAll(published));
    }

    private static final class NewIds implements Ids {
        @Override
        public LocationId newLocation() {
            return new LocationId(UUID.randomUUID());
        }

        @Override
        public ValidationId newValidation() {
            return new ValidationId(UUID.randomUUID());
        }
    }

    private static final class Direct implements Transactions {
        @Override
        public <T> Uni<T> inTransaction(Supplier<Uni<T>> work) {
            return Uni.createFrom().deferred(work::get);
        }
    }
}
