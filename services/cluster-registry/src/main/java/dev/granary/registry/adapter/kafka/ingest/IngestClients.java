package dev.granary.registry.adapter.kafka.ingest;

import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.consumer.Consumer;
import org.apache.kafka.clients.consumer.ConsumerConfig;
import org.apache.kafka.clients.consumer.CooperativeStickyAssignor;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.Producer;
import org.apache.kafka.clients.producer.ProducerConfig;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * Makes the ingest's clients. The instance is named: after a restart it takes its partitions back at once, and the
 * broker ends the transaction that the former process left open.
 */
public final class IngestClients {

    static final String GROUP = "cluster-registry-ingest";

    /** A dead registry's partitions wait this long for another instance. */
    private static final int SESSION_TIMEOUT_MILLIS = 10_000;

    /** What agents write to a partition that their tenant's topic grew by waits at most so long; nothing of it is lost. */
    private static final int TOPICS_KNOWN_FOR_MILLIS = 30_000;

    private static final int REQUEST_TIMEOUT_MILLIS = 5_000;
    private static final int LARGEST_REQUEST_BYTES = 1024 * 1024;

    private final Map<String, Object> broker;
    private final String instance;

    /**
     * Remembers how to connect.
     *
     * @param broker settings of the connection, as Kafka's clients name them
     * @param instance differs between registries that run at the same time, and stays when one restarts
     */
    public IngestClients(Map<String, Object> broker, String instance) {
        this.broker = Map.copyOf(broker);
        this.instance = GROUP + "-" + instance;
    }

    Consumer<String, byte[]> consumer() {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ConsumerConfig.GROUP_ID_CONFIG, GROUP);
        settings.put(ConsumerConfig.GROUP_INSTANCE_ID_CONFIG, instance);
        settings.put(ConsumerConfig.CLIENT_ID_CONFIG, instance);
        settings.put(ConsumerConfig.SESSION_TIMEOUT_MS_CONFIG, SESSION_TIMEOUT_MILLIS);
        settings.put(ConsumerConfig.METADATA_MAX_AGE_CONFIG, TOPICS_KNOWN_FOR_MILLIS);
        settings.put(ConsumerConfig.PARTITION_ASSIGNMENT_STRATEGY_CONFIG, CooperativeStickyAssignor.class.getName());
        settings.put(ConsumerConfig.AUTO_OFFSET_RESET_CONFIG, "earliest");
        settings.put(ConsumerConfig.ENABLE_AUTO_COMMIT_CONFIG, false);
        settings.put(ConsumerConfig.ALLOW_AUTO_CREATE_TOPICS_CONFIG, false);
        // also makes the reader wait for positions that a transaction still holds back
        settings.put(ConsumerConfig.ISOLATION_LEVEL_CONFIG, "read_committed");
        return new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    Producer<String, byte[]> producer() {
        Map<String, Object> settings = new HashMap<>(broker);
        settings.put(ProducerConfig.TRANSACTIONAL_ID_CONFIG, instance);
        settings.put(ProducerConfig.CLIENT_ID_CONFIG, instance);
        settings.put(ProducerConfig.MAX_REQUEST_SIZE_CONFIG, LARGEST_REQUEST_BYTES);
        settings.put(ProducerConfig.REQUEST_TIMEOUT_MS_CONFIG, REQUEST_TIMEOUT_MILLIS);
        settings.put(ProducerConfig.MAX_BLOCK_MS_CONFIG, 2 * REQUEST_TIMEOUT_MILLIS);
        settings.put(ProducerConfig.DELIVERY_TIMEOUT_MS_CONFIG, 2 * REQUEST_TIMEOUT_MILLIS);
        settings.put(ProducerConfig.TRANSACTION_TIMEOUT_CONFIG, 6 * REQUEST_TIMEOUT_MILLIS);
        return new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
    }
}
