package dev.granary.location.adapter.postgres;

import static java.util.Objects.requireNonNull;

import dev.granary.location.domain.ClusterId;
import dev.granary.location.domain.Connection;
import dev.granary.location.domain.ConnectionState;
import dev.granary.location.domain.ConnectionState.Failed;
import dev.granary.location.domain.ConnectionState.InProgress;
import dev.granary.location.domain.ConnectionState.Pending;
import dev.granary.location.domain.ConnectionState.Valid;
import dev.granary.location.domain.Immutability;
import dev.granary.location.domain.LocationId;
import dev.granary.location.domain.StateName;
import dev.granary.location.domain.ValidationId;
import jakarta.persistence.EmbeddedId;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "connection")
@SuppressWarnings("NullAway.Init") // Hibernate sets the fields, or write does
class ConnectionRow {
    @EmbeddedId
    ConnectionKey key;

    @Enumerated(EnumType.STRING)
    StateName state;

    @Nullable
    UUID validationId;

    @Nullable
    Instant deadline;

    @Nullable
    String reason;

    @Nullable
    String message;

    @Nullable
    Instant validatedAt;

    boolean immutable;

    @Nullable
    Integer retentionDays;

    long version;

    protected ConnectionRow() {}

    ConnectionRow(Connection connection) {
        key = ConnectionKey.of(connection);
        write(connection);
    }

    void write(Connection connection) {
        validationId = connection.validation().map(ValidationId::value).orElse(null);
        deadline = connection.state() instanceof InProgress running ? running.deadline() : null;
        reason = connection.state() instanceof Failed failed ? failed.reason() : null;
        message = connection.state() instanceof Failed failed ? failed.message() : null;
        state = StateName.of(connection.state());
        validatedAt = connection.validatedAt();
        immutable = connection.state().immutability().immutable();
        retentionDays = connection.state().immutability().retentionDays();
        version = connection.version();
    }

    Connection toDomain() {
        return new Connection(
                new LocationId(key.locationId()), new ClusterId(key.clusterId()), domainState(), validatedAt, version);
    }

    private ConnectionState domainState() {
        return switch (state) {
            case PENDING -> new Pending();
            case IN_PROGRESS -> new InProgress(validation(), requireNonNull(deadline));
            case VALID -> new Valid(validation(), new Immutability(immutable, retentionDays));
            case FAILED -> new Failed(validation(), requireNonNull(reason), requireNonNull(message));
        };
    }

    private ValidationId validation() {
        return new ValidationId(requireNonNull(validationId));
    }
}
