package dev.granary.location.adapter.postgres;

import dev.granary.location.domain.Connection;
import jakarta.persistence.Embeddable;
import java.util.UUID;

@Embeddable
record ConnectionKey(UUID locationId, UUID clusterId) {
    static ConnectionKey of(Connection connection) {
        return new ConnectionKey(
                connection.location().value(), connection.cluster().value());
    }
}
