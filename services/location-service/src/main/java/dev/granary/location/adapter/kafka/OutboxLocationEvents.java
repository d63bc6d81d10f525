package dev.granary.location.adapter.kafka;

import dev.granary.contracts.Topics;
import dev.granary.eventing.Outbox;
import dev.granary.eventing.OutgoingEvent;
import dev.granary.location.application.port.LocationEvents;
import dev.granary.location.domain.LocationEvent;
import dev.granary.observability.LogLine;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

@Singleton
class OutboxLocationEvents implements LocationEvents {
    private static final Logger LOG = Logger.getLogger(OutboxLocationEvents.class);

    private final Outbox outbox;

    OutboxLocationEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Uni<Void> publish(List<LocationEvent> events) {
        events.forEach(OutboxLocationEvents::log);
        return outbox.append(events.stream().map(OutboxLocationEvents::outgoing).toList());
    }

    private static void log(LocationEvent event) {
        LOG.info(LogLine.of(
                "location changed", "event", event.getClass().getSimpleName(), "key", LocationRecords.keyOf(event)));
    }

    private static OutgoingEvent outgoing(LocationEvent event) {
        return OutgoingEvent.of(
                Topics.LOCATIONS.topic(), LocationRecords.keyOf(event), LocationRecords.recordOf(event));
    }
}
