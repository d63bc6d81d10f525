package dev.granary.location.bootstrap;

import dev.granary.eventing.Transactions;
import dev.granary.location.application.AssignClusters;
import dev.granary.location.application.ConnectClusters;
import dev.granary.location.application.CreateLocation;
import dev.granary.location.application.ExpireValidations;
import dev.granary.location.application.FindLocations;
import dev.granary.location.application.FollowClusters;
import dev.granary.location.application.RecordValidation;
import dev.granary.location.application.RequestValidations;
import dev.granary.location.application.StartValidation;
import dev.granary.location.application.ValidationSettings;
import dev.granary.location.application.port.Connections;
import dev.granary.location.application.port.Ids;
import dev.granary.location.application.port.KnownClusters;
import dev.granary.location.application.port.LocationEvents;
import dev.granary.location.application.port.Locations;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.time.Clock;

/** The use cases, made of what the adapters offer. */
public final class UseCases {
    @Produces
    @Singleton
    StartValidation startValidation(
            Connections connections, LocationEvents events, ValidationSettings settings, Ids ids, Clock clock) {
        return new StartValidation(connections, events, settings, ids, clock);
    }

    @Produces
    @Singleton
    ConnectClusters connectClusters(
            KnownClusters clusters,
            Connections connections,
            LocationEvents events,
            StartValidation startValidation,
            Clock clock) {
        return new ConnectClusters(clusters, connections, events, startValidation, clock);
    }

    @Produces
    @Singleton
    CreateLocation createLocation(
            Transactions transactions,
            Locations locations,
            ConnectClusters connectClusters,
            LocationEvents events,
            Ids ids,
            Clock clock) {
        return new CreateLocation(transactions, locations, connectClusters, events, ids, clock);
    }

    @Produces
    @Singleton
    AssignClusters assignClusters(
            Transactions transactions, Locations locations, Connections connections, ConnectClusters connectClusters) {
        return new AssignClusters(transactions, locations, connections, connectClusters);
    }

    @Produces
    @Singleton
    RequestValidations requestValidations(
            Transactions transactions, Locations locations, Connections connections, StartValidation startValidation) {
        return new RequestValidations(transactions, locations, connections, startValidation);
    }

    @Produces
    @Singleton
    RecordValidation recordValidation(
            Transactions transactions, Connections connections, LocationEvents events, Clock clock) {
        return new RecordValidation(transactions, connections, events, clock);
    }

    @Produces
    @Singleton
    ExpireValidations expireValidations(
            Transactions transactions,
            Connections connections,
            KnownClusters clusters,
            LocationEvents events,
            Clock clock) {
        return new ExpireValidations(transactions, connections, clusters, events, clock);
    }

    @Produces
    @Singleton
    FollowClusters followClusters(
            Transactions transactions,
            KnownClusters clusters,
            Connections connections,
            Locations locations,
            StartValidation startValidation) {
        return new FollowClusters(transactions, clusters, connections, locations, startValidation);
    }

    @Produces
    @Singleton
    FindLocations findLocations(
            Transactions transactions, Locations locations, Connections connections, KnownClusters clusters) {
        return new FindLocations(transactions, locations, connections, clusters);
    }
}
