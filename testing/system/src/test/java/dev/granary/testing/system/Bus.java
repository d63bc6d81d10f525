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
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
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

    private final KafkaConsumer<byte[], byte[]> reader;
    private final KafkaProducer<byte[], byte[]> writer;

    Bus(Map<String, String> login) {
        Map<String, Object> settings = new HashMap<>(login);
        settings.put("isolation.level", "read_committed");
        this.reader = new KafkaConsumer<>(settings, new ByteArrayDeserializer(), new ByteArrayDeserializer());
        this.writer = new KafkaProducer<>(new HashMap<>(login), new ByteArraySerializer(), new ByteArraySerializer());
    }

    synchronized Collection<String> topics() {
        return reader.listTopics().keySet().stream()
                .filter(topic -> topic.startsWith("granary."))
                .sorted()
                .toList();
    }

    List<ConsumerRecord<byte[], byte[]>> read(String topic) {
        return read(List.of(topic));
    }

    /** Every committed record that the topics hold now. */
    synchronized List<ConsumerRecord<byte[], byte[]>> read(Collection<String> topics) {
        List<TopicPartition> partitions = topics.stream()
                .flatMap(topic -> reader.partitionsFor(topic).stream())
                .map(partition -> new TopicPartition(partition.topic(), partition.partition()))
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

    /** Ids of the distinct events of this type that the topic holds for this key. */
    Collection<String> eventIds(String topic, String key, String type) {
        return read(topic).stream()
                .filter(record -> key.equals(text(record.key())))
                .filter(record -> header(record, CloudEventHeaders.TYPE).endsWith("." + type))
                .map(record -> header(record, CloudEventHeaders.ID))
                .collect(Collectors.toSet());
    }

    /** The last record of each partition of the topics that has one. */
    Collection<Place> last(Collection<String> topics) {
        return read(topics).stream()
                .map(record -> new Place(new TopicPartition(record.topic(), record.partition()), record.offset()))
                .collect(Collectors.toMap(Place::partition, place -> place, (earlier, later) -> later))
                .values();
    }

    /** Puts the same records on their topics once more: same key, value and headers. */
    void repeat(List<ConsumerRecord<byte[], byte[]>> records) {
        send(records.stream()
                .map(record -> new ProducerRecord<>(
                        record.topic(), record.partition(), record.key(), record.value(), record.headers()))
                .toList());
    }

    /** The same value once on every partition of the topic. */
    List<Place> sendEverywhere(String topic, byte[] key, byte[] value) {
        return send(writer.partitionsFor(topic).stream()
                .map(partition -> new ProducerRecord<>(topic, partition.partition(), key, value))
                .toList());
    }

    /** Where each of them lies. */
    List<Place> send(List<ProducerRecord<byte[], byte[]>> records) {
        List<Future<RecordMetadata>> sent = records.stream().map(writer::send).toList();
        return sent.stream().map(Bus::placeOf).toList();
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
