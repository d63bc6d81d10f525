package dev.granary.gateway;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.contracts.AvroCodec;
import dev.granary.testing.infrastructure.KafkaTestResource;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Future;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Writes to the bus as the owner of a topic does, and reads it as an operator does. */
final class Bus implements AutoCloseable {

    private final KafkaProducer<String, byte[]> producer;

    /** @param service whose rights on the broker the writer has */
    Bus(String service) {
        producer = new KafkaProducer<>(settings(service), new StringSerializer(), new ByteArraySerializer());
    }

    /** Values of all records of a topic, as an operator reads them. */
    static List<byte[]> values(String topic) {
        Map<String, Object> settings = settings("granary-admin");
        try (KafkaConsumer<String, byte[]> reader =
                new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = reader.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            List<byte[]> values = new ArrayList<>();
            reader.poll(Duration.ofSeconds(1)).forEach(record -> values.add(record.value()));
            return values;
        }
    }

    private static Map<String, Object> settings(String user) {
        KafkaTestResource broker = new KafkaTestResource();
        broker.init(Map.of("user", user));
        Map<String, Object> settings = new HashMap<>();
        broker.start().forEach((key, value) -> {
            if (key.startsWith("kafka.")) {
                settings.put(key.substring("kafka.".length()), value);
            }
        });
        return settings;
    }

    void send(String topic, UUID key, SpecificRecordBase event) {
        send(topic, key, AvroCodec.encode(event));
    }

    void send(String topic, UUID key, byte[] value) {
        Future<RecordMetadata> sent = producer.send(new ProducerRecord<>(topic, key.toString(), value));
        producer.flush();
        assertThat(sent).succeedsWithin(Duration.ofSeconds(10));
    }

    @Override
    public void close() {
        producer.close();
    }
}
