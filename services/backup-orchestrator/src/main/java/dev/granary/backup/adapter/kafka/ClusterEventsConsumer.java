package dev.granary.backup.adapter.kafka;

import dev.granary.backup.application.FollowClusters;
import dev.granary.eventing.ConsumedEvent;
import dev.granary.eventing.EventConsumer;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.apache.avro.specific.SpecificRecordBase;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

@Singleton
class ClusterEventsConsumer {
    private final EventConsumer consumer;
    private final FollowClusters followClusters;

    ClusterEventsConsumer(EventConsumer consumer, FollowClusters followClusters) {
        this.consumer = consumer;
        this.followClusters = followClusters;
    }

    @Incoming("clusters")
    Uni<Void> consume(Message<SpecificRecordBase> message) {
        return consumer.consumeRepeatable(message, this::handle);
    }

    private Uni<Void> handle(ConsumedEvent event) {
        return ClusterRecords.clusterOf(event.payload())
                .map(followClusters::follow)
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
