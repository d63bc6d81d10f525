package dev.granary.registry;

import dev.granary.contracts.AvroCodec;
import jakarta.annotation.PreDestroy;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.apache.avro.specific.SpecificRecordBase;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.Config;

/** The broker as an operator sees it. */
@Singleton
public class Kafka {

    private final Map<String, Object> login = new HashMap<>();
    private final KafkaProducer<String, byte[]> producer;
    private final Admin admin;

    Kafka(Config config) {
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(RegistryTestResource.ADMIN)) {
                login.put(name.substring(RegistryTestResource.ADMIN.length()), config.getValue(name, String.class));
            }
        }
        producer = new KafkaProducer<>(login, new StringSerializer(), new ByteArraySerializer());
        admin = Admin.create(login);
    }

    @PreDestroy
    void close() {
        producer.close(Duration.ofSeconds(1));
        admin.close(Duration.ofSeconds(1));
    }

    Admin admin() {
        return admin;
    }

    void write(String topic, String key, byte[] value, Consumer<Headers> attributes) {
        var sent = new ProducerRecord<>(topic, key, value);
        attributes.accept(sent.headers());
        try {
            producer.send(sent).get();
        } catch (ExecutionException | InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** Events that are committed on the topic for the key, in their order. */
    List<SpecificRecordBase> events(String topic, String key) {
        return records(topic, key).stream()
                .map(found -> AvroCodec.decode(found.value()))
                .toList();
    }

    List<ConsumerRecord<String, byte[]>> records(String topic, String key) {
        var settings = new HashMap<>(login);
        settings.put("isolation.level", "read_committed");
        try (var consumer = new KafkaConsumer<>(settings, new StringDeserializer(), new ByteArrayDeserializer())) {
            Set<TopicPartition> partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(topic, info.partition()))
                    .collect(Collectors.toSet());
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = consumer.endOffsets(partitions);
            var found = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (ends.entrySet().stream().anyMatch(end -> consumer.position(end.getKey()) < end.getValue())) {
                consumer.poll(Duration.ofMillis(100)).forEach(found::add);
            }
            return found.stream().filter(one -> key.equals(one.key())).toList();
        }
    }
}
