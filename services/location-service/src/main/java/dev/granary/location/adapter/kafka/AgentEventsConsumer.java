package dev.granary.location.adapter.kafka;

import dev.granary.contracts.agent.v1.AgentHeartbeat;
import dev.granary.eventing.ConsumedEvent;
import dev.granary.eventing.EventConsumer;
import dev.granary.location.application.RecordValidation;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import org.apache.avro.specific.SpecificRecordBase;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

@Singleton
class AgentEventsConsumer {
    private final EventConsumer consumer;
    private final RecordValidation recordValidation;

    AgentEventsConsumer(EventConsumer consumer, RecordValidation recordValidation) {
        this.consumer = consumer;
        this.recordValidation = recordValidation;
    }

    /** Heartbeats are nearly all that comes and are nothing to us: they do not cost a transaction. */
    @Incoming("agent-events")
    Uni<Void> consume(Message<SpecificRecordBase> message) {
        return message.getPayload() instanceof AgentHeartbeat
                ? Uni.createFrom().completionStage(message::ack)
                : consumer.consume(message, this::handle);
    }

    private Uni<Void> handle(ConsumedEvent event) {
        return AgentRecords.answerIn(event.payload())
                .map(recordValidation::record)
                .orElseGet(() -> Uni.createFrom().voidItem());
    }
}
