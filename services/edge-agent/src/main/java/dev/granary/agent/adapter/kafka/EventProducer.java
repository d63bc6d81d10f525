package dev.granary.agent.adapter.kafka;

import dev.granary.agent.application.port.EventsUnavailableException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.jspecify.annotations.Nullable;

/** Kafka's producer, made when first needed: its constructor logs in and throws while the token endpoint is away. */
final class EventProducer implements AutoCloseable {

    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(3);

    private final BusSettings settings;
    private @Nullable KafkaProducer<String, byte[]> producer;
    private volatile boolean usable = true;

    EventProducer(BusSettings settings) {
        this.settings = settings;
    }

    /** Blocks for a login or the topic's metadata, in bounded time. */
    synchronized Future<RecordMetadata> send(ProducerRecord<String, byte[]> message) {
        try {
            if (producer == null) {
                producer = new KafkaProducer<>(properties(), new StringSerializer(), new ByteArraySerializer());
            }
            return producer.send(message, (metadata, failure) -> usable = failure == null);
        } catch (KafkaException e) {
            usable = false;
            throw new EventsUnavailableException(
                    "no way to the bus: " + e.getClass().getSimpleName(), e);
        }
    }

    boolean isUsable() {
        return usable;
    }

    private Map<String, Object> properties() {
        Map<String, Object> properties = settings.client();
        properties.put("acks", "all");
        properties.put("enable.idempotence", true);
        properties.put("linger.ms", 0);
        properties.put("max.block.ms", 15_000L);
        properties.put("delivery.timeout.ms", 30_000);
        properties.put("buffer.memory", 4L << 20);
        properties.put("compression.type", "none");
        return properties;
    }

    @Override
    public synchronized void close() {
        if (producer != null) {
            producer.close(CLOSE_TIMEOUT);
        }
    }
}
