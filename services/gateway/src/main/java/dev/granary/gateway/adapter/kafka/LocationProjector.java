package dev.granary.gateway.adapter.kafka;

import dev.granary.contracts.locations.v1.ClusterAssigned;
import dev.granary.contracts.locations.v1.ConnectionFailed;
import dev.granary.contracts.locations.v1.ConnectionValidated;
import dev.granary.contracts.locations.v1.LocationCreated;
import dev.granary.contracts.locations.v1.ValidationRequested;
import dev.granary.gateway.application.port.Projection;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.KafkaRecord;
import io.smallrye.reactive.messaging.kafka.KafkaRecordBatch;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.stream.Stream;
import org.apache.avro.specific.SpecificRecordBase;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/**
 * {@code granary.locations.v1}: locations and connections. An assignment may overtake the creation of its location (other
 * key, other partition), so it writes the location as well.
 */
@ApplicationScoped
public class LocationProjector {

    private final BatchProjection batches;
    private final Projection projection;

    LocationProjector(BatchProjection batches, Projection projection) {
        this.batches = batches;
        this.projection = projection;
    }

    @Incoming("locations")
    public Uni<Void> project(KafkaRecordBatch<String, SpecificRecordBase> batch) {
        return batches.project(batch, this::write);
    }

    private Uni<Void> write(List<KafkaRecord<String, SpecificRecordBase>> records) {
        List<SpecificRecordBase> events =
                records.stream().map(KafkaRecord::getPayload).toList();
        return projection
                .locations(events.stream()
                        .flatMap(LocationProjector::location)
                        .map(FleetRecords::location)
                        .toList())
                .chain(() -> projection.connections(events.stream()
                        .flatMap(LocationProjector::connection)
                        .map(FleetRecords::connection)
                        .toList()));
    }

    private static Stream<dev.granary.contracts.locations.v1.Location> location(SpecificRecordBase event) {
        return Stream.ofNullable(
                switch (event) {
                    case LocationCreated created -> created.getLocation();
                    case ClusterAssigned assigned -> assigned.getLocation();
                    case ValidationRequested requested -> requested.getLocation();
                    default -> null;
                });
    }

    private static Stream<dev.granary.contracts.locations.v1.Connection> connection(SpecificRecordBase event) {
        return Stream.ofNullable(
                switch (event) {
                    case ClusterAssigned assigned -> assigned.getConnection();
                    case ValidationRequested requested -> requested.getConnection();
                    case ConnectionValidated validated -> validated.getConnection();
                    case ConnectionFailed failed -> failed.getConnection();
                    default -> null;
                });
    }
}
