package dev.granary.discovery.adapter.kafka;

import dev.granary.contracts.clusters.v1.AgentInstallationRequested;
import dev.granary.discovery.application.RequestInstallation;
import dev.granary.eventing.ConsumedEvent;
import dev.granary.eventing.EventConsumer;
import io.smallrye.mutiny.Uni;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.avro.specific.SpecificRecordBase;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** What the registry says about clusters; discovery listens for requests of agents only. */
@ApplicationScoped
class AgentRequests {

    private final EventConsumer consumer;
    private final RequestInstallation request;

    AgentRequests(EventConsumer consumer, RequestInstallation request) {
        this.consumer = consumer;
        this.request = request;
    }

    @Incoming("clusters")
    Uni<Void> receive(Message<SpecificRecordBase> message) {
        return consumer.consume(message, this::handle);
    }

    private Uni<Void> handle(ConsumedEvent event) {
        return switch (event.payload()) {
            case AgentInstallationRequested requested ->
                request.request(
                        requested.getCluster().getClusterId(),
                        requested.getCluster().getRegistrationNumber());
            default -> Uni.createFrom().voidItem();
        };
    }
}
