package dev.granary.registry.adapter.kafka;

import dev.granary.contracts.agent.v1.AgentHello;
import dev.granary.eventing.EventConsumer;
import dev.granary.registry.application.FollowHeartbeats;
import dev.granary.registry.application.HearAgent;
import dev.granary.registry.domain.Agent;
import dev.granary.registry.domain.ClusterId;
import dev.granary.registry.domain.Word;
import io.smallrye.mutiny.Uni;
import io.smallrye.reactive.messaging.kafka.api.IncomingKafkaRecordMetadata;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import org.apache.avro.specific.SpecificRecordBase;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/**
 * Reads granary.agent-events.v1. Only a hello is handled as an event; of all others it matters that the agent spoke, and
 * the last one is enough, so they need neither a transaction nor the memory of what was processed.
 */
@ApplicationScoped
class AgentEventConsumer {

    private final EventConsumer events;
    private final HearAgent hearAgent;
    private final FollowHeartbeats followHeartbeats;
    private final Clock clock;

    AgentEventConsumer(EventConsumer events, HearAgent hearAgent, FollowHeartbeats followHeartbeats, Clock clock) {
        this.events = events;
        this.hearAgent = hearAgent;
        this.followHeartbeats = followHeartbeats;
        this.clock = clock;
    }

    @Incoming("agent-events")
    Uni<Void> on(Message<SpecificRecordBase> message) {
        return switch (message.getPayload()) {
            case null -> events.consume(message, event -> Uni.createFrom().voidItem()); // undecodable: a dead letter
            case AgentHello hello -> events.consume(message, event -> hear(hello, heardAt(message)));
            default -> note(message);
        };
    }

    private Uni<Void> note(Message<?> message) {
        followHeartbeats.note(ClusterId.of(key(message)), heardAt(message));
        return Uni.createFrom().completionStage(message.ack());
    }

    private Uni<Void> hear(AgentHello hello, Instant heardAt) {
        Agent agent = new Agent(hello.getAgentVersion(), hello.getKubernetesVersion(), hello.getTimeZone());
        return hearAgent.hear(new ClusterId(hello.getClusterId()), Word.hello(agent, heardAt));
    }

    /** The ingest stamped the record with the registry's clock when it let it in. */
    private Instant heardAt(Message<?> message) {
        Instant stamped = metadata(message).getTimestamp();
        Instant now = clock.instant();
        return stamped.isAfter(now) ? now : stamped;
    }

    private static String key(Message<?> message) {
        return (String) metadata(message).getKey();
    }

    private static IncomingKafkaRecordMetadata<?, ?> metadata(Message<?> message) {
        return message.getMetadata(IncomingKafkaRecordMetadata.class).orElseThrow();
    }
}
