package dev.granary.backup.adapter.kafka;

import dev.granary.backup.application.FollowConnections;
import dev.granary.backup.application.FollowLocations;
import dev.granary.contracts.locations.v1.ClusterAssigned;
import dev.granary.contracts.locations.v1.ConnectionFailed;
import dev.granary.contracts.locations.v1.ConnectionValidated;
import dev.granary.contracts.locations.v1.LocationCreated;
import dev.granary.contracts.locations.v1.ValidationRequested;
import dev.granary.eventing.ConsumedEvent;
import dev.granary.eventing.EventConsumer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.apache.avro.specific.SpecificRecordBase;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Follows granary.locations.v1. Records of one location have several keys and come in any order, so every record is
 * taken for all that it says: one on a connection that carries the location introduces both.
 */
@Singleton
class LocationEventsConsumer {
    private final EventConsumer consumer;
    private final FollowLocations followLocations;
    private final FollowConnections followConnections;

    LocationEventsConsumer(
            EventConsumer consumer, FollowLocations followLocations, FollowConnections followConnections) {
        this.consumer = consumer;
        this.followLocations = followLocations;
        this.followConnections = followConnections;
    }

    @Incoming("locations")
    Uni<Void> consume(Message<SpecificRecordBase> message) {
        return consumer.consumeRepeatable(message, this::handle);
    }

    private Uni<Void> handle(ConsumedEvent event) {
        return switch (event.payload()) {
            case LocationCreated it -> followLocations.follow(LocationRecords.location(it.getLocation()));
            case ClusterAssigned it ->
                followLocations
                        .follow(LocationRecords.location(it.getLocation()))
                        .chain(() -> followConnections.follow(LocationRecords.connection(it.getConnection())));
            case ValidationRequested it ->
                followLocations
                        .follow(LocationRecords.location(it.getLocation()))
                        .chain(() -> followConnections.follow(
                                LocationRecords.validationWanted(it.getConnection(), it.getDeadline())));
            case ConnectionValidated it -> followConnections.follow(LocationRecords.connection(it.getConnection()));
            case ConnectionFailed it -> followConnections.follow(LocationRecords.connection(it.getConnection()));
            default -> Uni.createFrom().voidItem();
        };
    }
}
