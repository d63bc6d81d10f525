package dev.granary.eventing;

import dev.granary.contracts.AvroCodec;
import dev.granary.contracts.CloudEventHeaders;
import dev.granary.contracts.CloudEventHeaders.CloudEvent;
import dev.granary.contracts.agent.v1.AgentHeartbeat;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.stream.StreamSupport;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.NewPartitions;
import org.apache.kafka.clients.admin.NewTopic;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.clients.producer.internals.BuiltInPartitioner;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;
import org.eclipse.microprofile.config.ConfigProvider;

/** The broker as seen from outside: plain clients, bytes, headers. */
final class Wire {
    static final String TOPIC = "granary.agent-events.v1";
    static final String DEAD_LETTERS = "granary.agent-events.v1.dlq.registry";

    private Wire() {}

    static Map<String, Object> login() {
        var login = new HashMap<String, Object>();
        ConfigProvider.getConfig().getPropertyNames().forEach(name -> {
            if (name.startsWith("kafka.")) {
                login.put(name.substring(6), ConfigProvider.getConfig().getValue(name, String.class));
            }
        });
        return login;
    }

    static AgentHeartbeat heartbeat(UUID cluster, long sequence) {
        return AgentHeartbeat.newBuilder()
                .setClusterId(cluster)
                .setSessionId(new UUID(1, 2))
                .setSequence(sequence)
                .setObservedGeneration(0)
                .setSentAt(Instant.EPOCH)
                .build();
    }

    static ProducerRecord<String, byte[]> event(UUID id, AgentHeartbeat heartbeat) {
        var key = heartbeat.getClusterId().toString();
        var record = new ProducerRecord<>(TOPIC, key, AvroCodec.encode(heartbeat));
        CloudEventHeaders.write(
                record.headers(), CloudEvent.of(id, heartbeat, "/granary/test", key, Instant.now()), heartbeat);
        return record;
    }

    static void send(List<ProducerRecord<String, byte[]>> records) throws ExecutionException, InterruptedException {
        try (var producer = new KafkaProducer<>(login(), new StringSerializer(), new ByteArraySerializer())) {
            for (ProducerRecord<String, byte[]> record : records) {
                producer.send(record).get();
            }
        }
    }

    /** Where it lies. */
    static RecordMetadata sendOne(ProducerRecord<String, byte[]> record)
            throws ExecutionException, InterruptedException {
        try (var producer = new KafkaProducer<>(login(), new StringSerializer(), new ByteArraySerializer())) {
            return producer.send(record).get();
        }
    }

    /** What the group reads next on the partition of this record; -1 when it has read nothing. */
    static long position(String group, RecordMetadata record) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(login())) {
            var next = admin.listConsumerGroupOffsets(group)
                    .partitionsToOffsetAndMetadata()
                    .get()
                    .get(new TopicPartition(record.topic(), record.partition()));
            return next == null ? -1 : next.offset();
        }
    }

    static void createTopic(String topic, int partitions) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(login())) {
            admin.createTopics(List.of(new NewTopic(topic, partitions, (short) 1)))
                    .all()
                    .get();
        }
    }

    static void growTopic(String topic, int partitions) throws ExecutionException, InterruptedException {
        try (var admin = Admin.create(login())) {
            admin.createPartitions(Map.of(topic, NewPartitions.increaseTo(partitions)))
                    .all()
                    .get();
        }
    }

    /** Where the key lies in a topic of that size. */
    static int partition(UUID key, int partitions) {
        return BuiltInPartitioner.partitionForKey(key.toString().getBytes(StandardCharsets.UTF_8), partitions);
    }

    /** Every record of the topic with this key, oldest first. */
    static List<ConsumerRecord<String, byte[]>> read(String topic, String key) {
        try (var consumer = new KafkaConsumer<>(login(), new StringDeserializer(), new ByteArrayDeserializer())) {
            var partitions = consumer.partitionsFor(topic).stream()
                    .map(info -> new TopicPartition(info.topic(), info.partition()))
                    .toList();
            consumer.assign(partitions);
            consumer.seekToBeginning(partitions);
            var ends = consumer.endOffsets(partitions);
            var records = new ArrayList<ConsumerRecord<String, byte[]>>();
            while (partitions.stream().anyMatch(p -> consumer.position(p) < ends.getOrDefault(p, 0L))) {
                consumer.poll(Duration.ofMillis(100)).forEach(records::add);
            }
            return records.stream().filter(record -> key.equals(record.key())).toList();
        }
    }

    static Map<String, String> headers(ConsumerRecord<String, byte[]> record) {
        var headers = new TreeMap<String, String>();
        StreamSupport.stream(record.headers().spliterator(), false)
                .forEach(header -> headers.put(header.key(), new String(header.value(), StandardCharsets.UTF_8)));
        return headers;
    }
}
