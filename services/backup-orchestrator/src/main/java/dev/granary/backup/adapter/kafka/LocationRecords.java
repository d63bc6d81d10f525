package dev.granary.backup.adapter.kafka;

import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.KnownConnection;
import dev.granary.backup.domain.KnownConnection.Failure;
import dev.granary.backup.domain.KnownConnection.State;
import dev.granary.backup.domain.KnownConnection.WantedValidation;
import dev.granary.backup.domain.KnownLocation;
import dev.granary.backup.domain.LocationId;
import dev.granary.backup.domain.ValidationId;
import dev.granary.contracts.locations.v1.Connection;
import dev.granary.contracts.locations.v1.Location;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Locations and connections in the records of granary.locations.v1. */
final class LocationRecords {
    private LocationRecords() {}

    static KnownLocation location(Location it) {
        return new KnownLocation(
                new LocationId(it.getLocationId()),
                it.getName(),
                it.getStorageAccount(),
                it.getContainer(),
                it.getEndpoint(),
                it.getEncrypted(),
                it.getVersion());
    }

    static KnownConnection connection(Connection it) {
        return connection(it, null);
    }

    static KnownConnection validationWanted(Connection it, Instant deadline) {
        return connection(it, new WantedValidation(new ValidationId(it.getValidationId()), deadline));
    }

    private static KnownConnection connection(Connection it, @Nullable WantedValidation wanted) {
        return new KnownConnection(
                new LocationId(it.getLocationId()),
                new ClusterId(it.getClusterId()),
                state(it),
                failure(it),
                wanted,
                it.getVersion());
    }

    private static @Nullable Failure failure(Connection it) {
        return it.getReason() == null
                ? null
                : new Failure(it.getReason(), Objects.requireNonNullElse(it.getMessage(), ""));
    }

    private static State state(Connection connection) {
        return switch (connection.getState()) {
            case UNKNOWN -> State.UNKNOWN;
            case PENDING -> State.PENDING;
            case IN_PROGRESS -> State.IN_PROGRESS;
            case VALID -> State.VALID;
            case FAILED -> State.FAILED;
        };
    }
}
