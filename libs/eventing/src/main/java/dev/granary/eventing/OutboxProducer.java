package dev.granary.eventing;

import dev.granary.contracts.CloudEventHeaders;
import dev.granary.contracts.CloudEventHeaders.CloudEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Publishes rows of the outbox as CloudEvents. */
final class OutboxProducer implements AutoCloseable {
    private static final Duration CLOSE_TIMEOUT = Duration.ofSeconds(2);

    /**
     * After a tenant's topic grew, its agents read where their key lies now; until the relay knows, it writes where the
     * key lay. Kafka's own default is five minutes. One request in this time, for the topics written to lately.
     */
    private static final Duration TOPICS_KNOWN_FOR = Duration.ofSeconds(10);

    private final KafkaProducer<String, byte[]> producer;
    private final String source;

    OutboxProducer(Map<String, Object> brokerConfig, String source) {
        this.producer = new KafkaProducer<>(config(brokerConfig), new StringSerializer(), new ByteArraySerializer());
        this.source = source;
    }

    /**
     * Returns when the broker has all of them on every in-sync replica; waits as long as that takes.
     *
     * @throws ExecutionException when the broker refused one; then those before it may be published, and must be
     *     published again before any that follow, so that every key keeps its order
     */
    void publish(List<OutboxConnection.Pending> events) throws ExecutionException, InterruptedException {
        var acknowledgements = new ArrayList<Future<?>>(events.size());
        for (OutboxConnection.Pending event : events) {
            var acknowledgement = producer.send(record(event));
            if (acknowledgement.isDone()) {
                acknowledgement.get(); // failed before it was queued: the next ones must not overtake it
            }
            acknowledgements.add(acknowledgement);
        }
        for (Future<?> acknowledgement : acknowledgements) {
            acknowledgement.get();
        }
    }

    @Override
    public void close() {
        producer.close(CLOSE_TIMEOUT);
    }

    private ProducerRecord<String, byte[]> record(OutboxConnection.Pending event) {
        var record = new ProducerRecord<>(event.topic(), event.key(), event.payload());
        CloudEventHeaders.write(
                record.headers(),
                new CloudEvent(event.eventId(), event.type(), source, event.key(), event.createdAt()),
                event.dataSchema());
        if (event.traceParent() != null) {
            CloudEventHeaders.set(record.headers(), CloudEventHeaders.TRACE_PARENT, event.traceParent());
        }
        return record;
    }

    /** The delivery timeout has no end, because a batch that expires lets the ones behind it overtake it. */
    private static Map<String, Object> config(Map<String, Object> brokerConfig) {
        var config = new HashMap<String, Object>(brokerConfig);
        config.keySet().retainAll(ProducerConfig.configNames());
        config.put(ProducerConfig.ACKS_CONFIG, "all");
        config.put(ProducerConfig.ENABLE_IDEMPOTENCE_CONFIG, true);
        config.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, Integer.MAX_VALUE);
        config.put(ProducerConfig.COMPRESSION_TYPE_CONFIG, "lz4");
        config.put(ProducerConfig.LINGER_MS_CONFIG, 1);
        config.putIfAbsent(ProducerConfig.CLIENT_ID_CONFIG, "outbox-relay");
        config.putIfAbsent(ProducerConfig.METADATA_MAX_AGE_CONFIG, TOPICS_KNOWN_FOR.toMillis());
        return config;
    }
}
