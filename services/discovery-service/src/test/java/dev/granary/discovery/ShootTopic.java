package dev.granary.discovery;

import dev.granary.contracts.AvroCodec;
import dev.granary.contracts.CloudEventHeaders;
import dev.granary.contracts.CloudEventHeaders.CloudEvent;
import dev.granary.contracts.Topics;
import dev.granary.contracts.clusters.v1.AgentInstallationRequested;
import dev.granary.testing.infrastructure.KafkaTestResource;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The bus around discovery: hears what it says about shoots, speaks for the registry. */
final class ShootTopic implements AutoCloseable {

    private final KafkaConsumer<String, byte[]> consumer;
    private final KafkaProducer<String, byte[]> producer;
    private final List<Heard> heard = new ArrayList<>();

    /** An event in the order of its partition. */
    record Heard(String key, SpecificRecordBase payload) {}

    ShootTopic() {
        Map<String, Object> login = login();
        consumer = new KafkaConsumer<>(login, new StringDeserializer(), new ByteArrayDeserializer());
        producer = new KafkaProducer<>(login, new StringSerializer(), new ByteArraySerializer());
        List<TopicPartition> partitions = consumer.partitionsFor(Topics.SHOOTS.topic()).stream()
                .map(info -> new TopicPartition(info.topic(), info.partition()))
                .toList();
        consumer.assign(partitions);
        consumer.seekToEnd(partitions);
        partitions.forEach(consumer::position);
    }

    /** Everything since the beginning of the test, of one shoot. */
    List<SpecificRecordBase> of(String uid) {
        consumer.poll(Duration.ofMillis(200))
                .forEach(record -> heard.add(new Heard(record.key(), AvroCodec.decode(record.value()))));
        return heard.stream()
                .filter(event -> event.key().equals(uid))
                .map(Heard::payload)
                .toList();
    }

    <T> List<T> of(String uid, Class<T> type) {
        return of(uid).stream().filter(type::isInstance).map(type::cast).toList();
    }

    /** All of it as text. */
    String everything() {
        return heard.toString();
    }

    void request(AgentInstallationRequested request) {
        String key = request.getCluster().getClusterId().toString();
        ProducerRecord<String, byte[]> record =
                new ProducerRecord<>(Topics.CLUSTERS.topic(), key, AvroCodec.encode(request));
        CloudEvent event = CloudEvent.of(UUID.randomUUID(), request, "/granary/cluster-registry", key, Instant.now());
        CloudEventHeaders.write(record.headers(), event, request);
        try {
            producer.send(record).get();
        } catch (InterruptedException | ExecutionException fault) {
            throw new IllegalStateException(fault);
        }
    }

    @Override
    public void close() {
        consumer.close();
        producer.close();
    }

    /** As the operator, who may read and write everything; discovery itself may not read its own topic. */
    private static Map<String, Object> login() {
        KafkaTestResource operator = new KafkaTestResource();
        Map<String, Object> login = new HashMap<>();
        operator.start().forEach((key, value) -> {
            if (key.startsWith("kafka.")) {
                login.put(key.substring("kafka.".length()), value);
            }
        });
        return login;
    }
}
