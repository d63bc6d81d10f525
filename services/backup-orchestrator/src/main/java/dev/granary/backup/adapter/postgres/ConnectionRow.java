package dev.granary.backup.adapter.postgres;

import static java.util.Objects.requireNonNull;

import dev.granary.backup.domain.ClusterId;
import dev.granary.backup.domain.KnownConnection;
import dev.granary.backup.domain.KnownConnection.Failure;
import dev.granary.backup.domain.KnownConnection.State;
import dev.granary.backup.domain.KnownConnection.WantedValidation;
import dev.granary.backup.domain.LocationId;
import dev.granary.backup.domain.ValidationId;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "known_connection")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields, or the constructor does
class ConnectionRow {
    @EmbeddedId
    ConnectionKey key;

    @Enumerated(EnumType.STRING)
    State state;

    @Nullable
    String reason;

    @Nullable
    String message;

    @Nullable
    UUID wantedId;

    @Nullable
    Instant wantedDeadline;

    long version;

    protected ConnectionRow() {}

    ConnectionRow(KnownConnection connection) {
        key = new ConnectionKey(
                connection.location().value(), connection.cluster().value());
        state = connection.state();
        reason = connection.failure().map(Failure::reason).orElse(null);
        message = connection.failure().map(Failure::message).orElse(null);
        wantedId = connection.wanted().map(it -> it.id().value()).orElse(null);
        wantedDeadline = connection.wanted().map(WantedValidation::deadline).orElse(null);
        version = connection.version();
    }

    KnownConnection toDomain() {
        return new KnownConnection(
                new LocationId(key.locationId()), new ClusterId(key.clusterId()), state, failure(), wanted(), version);
    }

    private @Nullable Failure failure() {
        return reason == null ? null : new Failure(reason, requireNonNull(message));
    }

    private @Nullable WantedValidation wanted() {
        return wantedId == null
                ? null
                : new WantedValidation(new ValidationId(wantedId), requireNonNull(wantedDeadline));
    }
}
