package dev.granary.registry.adapter.kafka.ingest;

import dev.granary.contracts.CloudEventHeaders;
import dev.granary.contracts.Topics;
import dev.granary.registry.adapter.kafka.KafkaTenantChannels;
import dev.granary.registry.adapter.kafka.KnownTenants;
import dev.granary.registry.domain.Tenant;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The bus as a test sees it: writes what agents write, and reads everything that is committed. */
final class Bus implements AutoCloseable {

    private final Map<String, Object> admin;
    private final Admin client;
    private final KafkaProducer<String, byte[]> producer;

    Bus(Map<String, String> adminLogin) {
        this.admin = new HashMap<>(adminLogin);
        this.client = Admin.create(admin);
        this.producer = new KafkaProducer<>(admin, new StringSerializer(), new ByteArraySerializer());
    }

    /** A tenant with its topics. */
    Tenant tenant(String name) {
        var tenant = new Tenant(name);
        new KafkaTenantChannels(client, (short) 1, new KnownTenants())
                .ensure(tenant)
                .await()
                .atMost(Duration.ofSeconds(60));
        return tenant;
    }

    void write(ProducerRecord<String, byte[]> found) {
        try {
            producer.send(found).get();
        } catch (ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    /** What is committed on the topic and is keyed by the cluster. */
    List<ConsumerRecord<String, byte[]>> committed(String topic, String key) {
        return read(topic, found -> key.equals(found.key()));
    }

    /** Ids of the events of a cluster that were let in. */
    List<String> letIn(String key) {
        return committed(Topics.AGENT_EVENTS.topic(), key).stream()
                .map(found -> String.valueOf(CloudEventHeaders.text(found.headers(), CloudEventHeaders.ID)))
                .toList();
    }

    private List<ConsumerRecord<String, byte[]>> read(String topic, Predicate<ConsumerRecord<String, byte[]>> filter) {
        var settings = new HashMap<>(admin);
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
                consumer.poll(Duration.ofMillis(100)).forEach(one -> {
                    if (filter.test(one)) {
                        found.add(one);
                    }
                });
            }
            return found;
        }
    }

    @Override
    public void close() {
        producer.close(Duration.ofSeconds(1));
        client.close(Duration.ofSeconds(1));
    }
}
