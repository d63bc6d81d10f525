package dev.granary.registry.adapter.kafka;

import dev.granary.contracts.Topics;
import dev.granary.eventing.Outbox;
import dev.granary.eventing.OutgoingEvent;
import dev.granary.observability.LogLine;
import dev.granary.registry.application.port.ClusterEvents;
import dev.granary.registry.domain.ClusterEvent;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.List;
import org.jboss.logging.Logger;

/** Publishes on granary.clusters.v1, keyed by cluster, through the outbox. */
@Singleton
class OutboxClusterEvents implements ClusterEvents {

    private static final Logger LOG = Logger.getLogger(OutboxClusterEvents.class);

    private final Outbox outbox;

    OutboxClusterEvents(Outbox outbox) {
        this.outbox = outbox;
    }

    @Override
    public Uni<Void> publish(List<ClusterEvent> events) {
        return events.isEmpty()
                ? Uni.createFrom().voidItem()
                : outbox.append(
                        events.stream().map(OutboxClusterEvents::outgoing).toList());
    }

    private static OutgoingEvent outgoing(ClusterEvent event) {
        LOG.info(LogLine.of(
                "cluster changed",
                "event",
                event.getClass().getSimpleName(),
                "clusterId",
                event.cluster().id(),
                "state",
                event.cluster().status().state(),
                "reason",
                event.cluster().status().reason(),
                "version",
                event.cluster().version()));
        return OutgoingEvent.of(
                Topics.CLUSTERS.topic(), event.cluster().id().toString(), ClusterEventRecords.recordOf(event));
    }
}
