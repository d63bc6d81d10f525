package dev.granary.location.adapter.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import dev.granary.location.application.FindLocations.Details;
import dev.granary.location.application.FindLocations.Overview;
import dev.granary.location.application.port.Connections.Tally;
import dev.granary.location.domain.Location;
import dev.granary.location.domain.StateName;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/** A location as people see it; {@code connections} is left out of lists. */
@Schema(name = "Location")
record LocationBody(
        UUID id,
        String name,
        String provider,
        String storageAccount,
        String container,
        String endpoint,
        boolean encrypted,
        Instant createdAt,
        long version,
        long validConnections,
        long totalConnections,
        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable List<ConnectionBody> connections) {

    static LocationBody of(Details details) {
        List<ConnectionBody> connections =
                details.connections().stream().map(ConnectionBody::of).toList();
        long valid =
                connections.stream().filter(it -> it.state() == StateName.VALID).count();
        return of(details.location(), new Tally(valid, connections.size()), connections);
    }

    static LocationBody of(Overview overview) {
        return of(overview.location(), overview.connections(), null);
    }

    private static LocationBody of(Location it, Tally tally, @Nullable List<ConnectionBody> connections) {
        return new LocationBody(
                it.id().value(),
                it.name().value(),
                "AZURE_BLOB",
                it.storageAccount().value(),
                it.container().value(),
                it.endpoint().value().toString(),
                it.encrypted(),
                it.createdAt(),
                it.version(),
                tally.valid(),
                tally.total(),
                connections);
    }
}
