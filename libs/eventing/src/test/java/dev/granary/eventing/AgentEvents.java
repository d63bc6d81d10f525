package dev.granary.eventing;

import dev.granary.contracts.agent.v1.AgentHeartbeat;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Singleton;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.apache.avro.specific.SpecificRecordBase;
import org.eclipse.microprofile.reactive.messaging.Incoming;
import org.eclipse.microprofile.reactive.messaging.Message;

/** A consumer as a service has one. It writes an effect per event, and what a test adds for one cluster. */
@Singleton
class AgentEvents {
    final Map<UUID, Function<ConsumedEvent, Uni<Void>>> behaviour = new ConcurrentHashMap<>();
    final Map<UUID, AtomicInteger> runs = new ConcurrentHashMap<>();

    private final EventConsumer consumer;

    AgentEvents(EventConsumer consumer) {
        this.consumer = consumer;
    }

    @Incoming("agent-events")
    Uni<Void> receive(Message<SpecificRecordBase> message) {
        return consumer.consume(message, this::handle);
    }

    private Uni<Void> handle(ConsumedEvent event) {
        var heartbeat = (AgentHeartbeat) event.payload();
        runs.computeIfAbsent(heartbeat.getClusterId(), id -> new AtomicInteger())
                .incrementAndGet();
        var more = behaviour.getOrDefault(
                heartbeat.getClusterId(), ignored -> Uni.createFrom().voidItem());
        return effect(event.key(), "sequence " + heartbeat.getSequence()).chain(() -> more.apply(event));
    }

    static Uni<Void> effect(String key, String note) {
        return Panache.getSession()
                .chain(session -> session.createNativeQuery("insert into effect (key, note) values (?1, ?2)")
                        .setParameter(1, key)
                        .setParameter(2, note)
                        .executeUpdate())
                .replaceWithVoid();
    }
}
