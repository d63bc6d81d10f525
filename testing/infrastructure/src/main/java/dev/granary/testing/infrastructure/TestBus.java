package dev.granary.testing.infrastructure;

import dev.granary.contracts.AvroCodec;
import dev.granary.contracts.CloudEventHeaders;
import dev.granary.contracts.CloudEventHeaders.CloudEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.errors.TopicExistsException;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/**
 * The other services on the shared broker, with all rights: writes what they would write, reads what they would read. For
 * one thread.
 */
public final class TestBus implements AutoCloseable {
    private final KafkaProducer<String, byte[]> producer;
    private final KafkaConsumer<String, byte[]> consumer;

    public TestBus() {
        Map<String, Object> settings = loginOfAdmin();
        producer = new KafkaProducer<>(settings, new StringSerializer(), new ByteArraySerializer());
        consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer());
    }

    public void ensureTopic(String topic) {
        try (var admin = Admin.create(loginOfAdmin())) {
            admin.createTopics(List.of(new NewTopic(topic, 3, (short) 1))).all().get();
        } catch (ExecutionException e) {
            if (!(e.getCause() instanceof TopicExistsException)) {
                throw new IllegalStateException("not created: " + topic, e);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("not created: " + topic, e);
        }
    }

    /** A record as it was found on a topic. */
    public record Found(String key, SpecificRecordBase payload) {}

    public UUID send(String topic, String key, SpecificRecordBase payload) {
        UUID id = UUID.randomUUID();
        send(id, topic, key, payload);
        return id;
    }

    public void send(UUID id, String topic, String key, SpecificRecordBase payload) {
        var record = new ProducerRecord<>(topic, key, AvroCodec.encode(payload));
        var event = CloudEvent.of(id, payload, "/granary/test", key, Instant.now());
        CloudEventHeaders.write(record.headers(), event, payload);
        write(record);
    }

    public void sendGarbage(String topic, String key) {
        write(new ProducerRecord<>(topic, key, new byte[] {1, 2, 3}));
    }

    /** All records of the key, oldest first. */
    public List<SpecificRecordBase> allOf(String topic, String key) {
        return all(topic).stream()
                .filter(found -> found.key().equals(key))
                .map(Found::payload)
                .toList();
    }

    public List<Found> all(String topic) {
        var found = new ArrayList<Found>();
        readToEnd(topic, found);
        return found;
    }

    public long count(String topic) {
        var partitions = partitions(topic);
        long first = consumer.beginningOffsets(partitions).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        long end = consumer.endOffsets(partitions).values().stream()
                .mapToLong(Long::longValue)
                .sum();
        return end - first;
    }

    private void write(ProducerRecord<String, byte[]> record) {
        try {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("not written to " + record.topic(), e);
        }
    }

    private void readToEnd(String topic, List<Found> found) {
        var partitions = partitions(topic);
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        var ends = consumer.endOffsets(partitions);
        while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
            consumer.poll(Duration.ofMillis(100))
                    .forEach(record -> found.add(new Found(record.key(), AvroCodec.decode(record.value()))));
        }
    }

    private List<TopicPartition> partitions(String topic) {
        return consumer.partitionsFor(topic).stream()
                .map(info -> new TopicPartition(topic, info.partition()))
                .toList();
    }

    @Override
    public void close() {
        producer.close();
        consumer.close();
    }

    private static Map<String, Object> loginOfAdmin() {
        var login = new HashMap<String, Object>();
        new KafkaTestResource().start().forEach((key, value) -> {
            if (key.startsWith("kafka.")) {
                login.put(key.substring("kafka.".length()), value);
            }
        });
        return login;
    }
}
