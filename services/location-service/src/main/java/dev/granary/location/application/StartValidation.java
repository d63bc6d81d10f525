package dev.granary.location.application;

import dev.granary.location.application.port.Connections;
import dev.granary.location.application.port.Ids;
import dev.granary.location.application.port.LocationEvents;
import dev.granary.location.domain.Connection;
import dev.granary.location.domain.ConnectionEvent.Requested;
import dev.granary.location.domain.Location;
import dev.granary.location.domain.LocationEvent.ValidationRequested;
import io.smallrye.mutiny.Uni;
import java.time.Clock;
import java.time.Instant;
import java.util.List;

/** Asks for one validation. A step of the use cases; runs in their transaction, on a connection that they hold. */
public final class StartValidation {
    private final Connections connections;
    private final LocationEvents events;
    private final ValidationSettings settings;
    private final Ids ids;
    private final Clock clock;

    public StartValidation(
            Connections connections, LocationEvents events, ValidationSettings settings, Ids ids, Clock clock) {
        this.connections = connections;
        this.events = events;
        this.settings = settings;
        this.ids = ids;
        this.clock = clock;
    }

    Uni<Void> start(Location location, Connection connection) {
        Instant now = clock.instant();
        Instant deadline = now.plus(settings.timeout());
        Connection asked = connection.after(new Requested(ids.newValidation(), deadline));
        return connections
                .update(asked)
                .chain(() -> events.publish(List.of(new ValidationRequested(location, asked, deadline, now))));
    }
}
