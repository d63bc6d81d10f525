package dev.granary.testing.system;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.contracts.CloudEventHeaders;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.GroupListing;
import org.apache.kafka.clients.admin.ListConsumerGroupOffsetsSpec;
import org.apache.kafka.clients.admin.ListGroupsOptions;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.consumer.OffsetAndMetadata;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.clients.producer.RecordMetadata;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.jspecify.annotations.Nullable;

/** The bus as an operator with all rights sees it: raw records. */
final class Bus {

    private final Map<String, Object> login;

    Bus(Map<String, String> login) {
        this.login = Map.copyOf(login);
    }

    Collection<String> topics() {
        try (Admin admin = Admin.create(login)) {
            return admin.listTopics().names().get().stream()
                    .filter(topic -> topic.startsWith("granary."))
                    .sorted()
                    .toList();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the broker does not list its topics", e);
        }
    }

    /** Every committed record that the topic holds now. */
    List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        Map<String, Object> settings = new HashMap<>(login);
        settings.put("isolation.level", "read_committed");
        try (KafkaConsumer<byte[], byte[]> reader =
                new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer())) {
            List<TopicPartition> partitions = reader.partitionsFor(topic).stream()
                    .map(partition -> new TopicPartition(topic, partition.partition()))
                    .toList();
            reader.assign(partitions);
            reader.seekToBeginning(partitions);
            Map<TopicPartition, Long> ends = reader.endOffsets(partitions);
            List<ConsumerRecord<byte[], byte[]>> records = new ArrayList<>();
            while (partitions.stream().anyMatch(partition -> reader.position(partition) < end(ends, partition))) {
                reader.poll(Duration.ofMillis(200)).forEach(records::add);
            }
            return records;
        }
    }

    /** Ids of the distinct events of this type that the topic holds for this key. */
    Collection<String> eventIds(String topic, String key, String type) {
        return read(topic).stream()
                .filter(record -> key.equals(text(record.key())))
                .filter(record -> header(record, CloudEventHeaders.TYPE).endsWith("." + type))
                .map(record -> header(record, CloudEventHeaders.ID))
                .collect(Collectors.toSet());
    }

    /** Puts the same record on its topic once more: same key, value and headers. */
    void repeat(List<ConsumerRecord<byte[], byte[]>> records) {
        send(records.stream()
                .map(record -> new ProducerRecord<>(
                        record.topic(), record.partition(), record.key(), record.value(), record.headers()))
                .toList());
    }

    /** Where each of them lies. */
    List<Place> send(List<ProducerRecord<byte[], byte[]>> records) {
        try (KafkaProducer<byte[], byte[]> writer =
                new KafkaProducer<>(login, new ByteArraySerializer(), new ByteArraySerializer())) {
            List<Future<RecordMetadata>> sent =
                    records.stream().map(writer::send).toList();
            return sent.stream().map(Bus::placeOf).toList();
        }
    }

    /** The same value once on every partition of the topic. */
    List<Place> sendEverywhere(String topic, byte[] key, byte[] value) {
        try (KafkaProducer<byte[], byte[]> writer =
                new KafkaProducer<>(login, new ByteArraySerializer(), new ByteArraySerializer())) {
            return send(writer.partitionsFor(topic).stream()
                    .map(partition -> new ProducerRecord<>(topic, partition.partition(), key, value))
                    .toList());
        }
    }

    /** The consumer groups that have read past this place, and said so to the broker. */
    Collection<String> groupsPast(Place place) {
        try (Admin admin = Admin.create(login)) {
            Map<String, ListConsumerGroupOffsetsSpec> groups =
                    admin.listGroups(ListGroupsOptions.forConsumerGroups()).all().get().stream()
                            .collect(Collectors.toMap(
                                    GroupListing::groupId, group -> new ListConsumerGroupOffsetsSpec()));
            return admin.listConsumerGroupOffsets(groups).all().get().entrySet().stream()
                    .filter(group -> place.isBefore(group.getValue().get(place.partition())))
                    .map(Map.Entry::getKey)
                    .toList();
        } catch (InterruptedException | ExecutionException e) {
            throw new IllegalStateException("the broker does not tell positions", e);
        }
    }

    /** The last record of each partition of the topic that has one. */
    Collection<Place> lastOf(String topic) {
        return read(topic).stream()
                .map(record -> new Place(new TopicPartition(topic, record.partition()), record.offset()))
                .collect(Collectors.toMap(Place::partition, place -> place, (earlier, later) -> later))
                .values();
    }

    /** A record's place on the bus. */
    record Place(TopicPartition partition, long offset) {

        private boolean isBefore(@Nullable OffsetAndMetadata next) {
            return next != null && next.offset() > offset;
        }
    }

    private static Place placeOf(Future<RecordMetadata> sent) {
        assertThat(sent).succeedsWithin(Duration.ofSeconds(20));
        RecordMetadata record = sent.resultNow();
        return new Place(new TopicPartition(record.topic(), record.partition()), record.offset());
    }

    static String header(ConsumerRecord<byte[], byte[]> record, String name) {
        Header header = record.headers().lastHeader(name);
        return header == null ? "" : text(header.value());
    }

    static String text(byte @Nullable [] bytes) {
        return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
    }

    private static long end(Map<TopicPartition, Long> ends, TopicPartition partition) {
        return ends.getOrDefault(partition, 0L);
    }
}
