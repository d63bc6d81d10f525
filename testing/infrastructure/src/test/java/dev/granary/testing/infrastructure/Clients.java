package dev.granary.testing.infrastructure;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.stream.IntStream;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** Sends and reads one string. */
final class Clients {
    private Clients() {}

    static void send(Map<String, ?> login, String topic, String value) throws Exception {
        var properties = new HashMap<String, Object>(login);
        properties.put("max.block.ms", 15_000);
        try (var producer = new KafkaProducer<>(properties, new StringSerializer(), new StringSerializer())) {
            producer.send(new ProducerRecord<>(topic, "key", value)).get();
        } catch (ExecutionException e) {
            throw (Exception) e.getCause();
        }
    }

    /** All values of a topic as an agent reads it: assigned, without a group. */
    static List<String> read(Map<String, ?> login, String topic, int partitions) {
        var properties = new HashMap<String, Object>(login);
        properties.put("auto.offset.reset", "earliest");
        try (var consumer = new KafkaConsumer<>(properties, new StringDeserializer(), new StringDeserializer())) {
            consumer.assign(IntStream.range(0, partitions)
                    .mapToObj(partition -> new TopicPartition(topic, partition))
                    .toList());
            var values = new ArrayList<String>();
            long end = System.nanoTime() + Duration.ofSeconds(5).toNanos();
            while (values.isEmpty() && System.nanoTime() < end) {
                consumer.poll(Duration.ofMillis(200)).forEach(record -> values.add(record.value()));
            }
            return values;
        }
    }
}
