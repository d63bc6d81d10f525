package dev.granary.location.adapter.kafka;

import dev.granary.contracts.locations.v1.ClusterAssigned;
import dev.granary.contracts.locations.v1.Connection;
import dev.granary.contracts.locations.v1.ConnectionFailed;
import dev.granary.contracts.locations.v1.ConnectionState;
import dev.granary.contracts.locations.v1.ConnectionValidated;
import dev.granary.contracts.locations.v1.Location;
import dev.granary.contracts.locations.v1.LocationCreated;
import dev.granary.contracts.locations.v1.LocationProvider;
import dev.granary.contracts.locations.v1.ValidationRequested;
import dev.granary.location.domain.ConnectionState.Failed;
import dev.granary.location.domain.ConnectionState.InProgress;
import dev.granary.location.domain.ConnectionState.Pending;
import dev.granary.location.domain.ConnectionState.Valid;
import dev.granary.location.domain.LocationEvent;
import dev.granary.location.domain.ValidationId;
import org.apache.avro.specific.SpecificRecordBase;

/** The records of granary.locations.v1 for what happened in the domain. */
final class LocationRecords {
    private LocationRecords() {}

    /** The location id for a location, location and cluster for a connection: compaction keeps the last word on each. */
    static String keyOf(LocationEvent event) {
        return switch (event) {
            case LocationEvent.LocationCreated it -> it.location().id().toString();
            case LocationEvent.ClusterAssigned it -> keyOf(it.connection());
            case LocationEvent.ValidationRequested it -> keyOf(it.connection());
            case LocationEvent.ConnectionValidated it -> keyOf(it.connection());
            case LocationEvent.ConnectionFailed it -> keyOf(it.connection());
        };
    }

    static SpecificRecordBase recordOf(LocationEvent event) {
        return switch (event) {
            case LocationEvent.LocationCreated it -> new LocationCreated(location(it.location()), it.occurredAt());
            case LocationEvent.ClusterAssigned it ->
                new ClusterAssigned(location(it.location()), connection(it.connection()), it.occurredAt());
            case LocationEvent.ValidationRequested it ->
                new ValidationRequested(
                        location(it.location()), connection(it.connection()), it.deadline(), it.occurredAt());
            case LocationEvent.ConnectionValidated it ->
                new ConnectionValidated(connection(it.connection()), it.occurredAt());
            case LocationEvent.ConnectionFailed it ->
                new ConnectionFailed(connection(it.connection()), it.occurredAt());
        };
    }

    private static String keyOf(dev.granary.location.domain.Connection connection) {
        return connection.location() + "/" + connection.cluster();
    }

    private static Location location(dev.granary.location.domain.Location location) {
        return Location.newBuilder()
                .setLocationId(location.id().value())
                .setName(location.name().value())
                .setProvider(LocationProvider.AZURE_BLOB)
                .setStorageAccount(location.storageAccount().value())
                .setContainer(location.container().value())
                .setEndpoint(location.endpoint().value().toString())
                .setEncrypted(location.encrypted())
                .setVersion(location.version())
                .build();
    }

    private static Connection connection(dev.granary.location.domain.Connection connection) {
        var builder = Connection.newBuilder()
                .setLocationId(connection.location().value())
                .setClusterId(connection.cluster().value())
                .setValidationId(
                        connection.validation().map(ValidationId::value).orElse(null))
                .setValidatedAt(connection.validatedAt())
                .setImmutable(connection.state().immutability().immutable())
                .setRetentionDays(connection.state().immutability().retentionDays())
                .setVersion(connection.version());
        return switch (connection.state()) {
            case Pending() -> builder.setState(ConnectionState.PENDING).build();
            case InProgress _ -> builder.setState(ConnectionState.IN_PROGRESS).build();
            case Valid _ -> builder.setState(ConnectionState.VALID).build();
            case Failed failed ->
                builder.setState(ConnectionState.FAILED)
                        .setReason(failed.reason())
                        .setMessage(failed.message())
                        .build();
        };
    }
}
