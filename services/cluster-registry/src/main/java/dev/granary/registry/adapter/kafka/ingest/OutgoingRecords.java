package dev.granary.registry.adapter.kafka.ingest;

import dev.granary.contracts.Topics;
import dev.granary.registry.application.Verdict.DeadLetter;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.apache.kafka.common.header.Header;
import org.apache.kafka.common.header.Headers;
import org.apache.kafka.common.header.internals.RecordHeaders;

/** What leaves the ingest. */
final class OutgoingRecords {

    private OutgoingRecords() {}

    /** The trusted word: key, value and attributes as they came, the time by the registry's clock. */
    static ProducerRecord<String, byte[]> trusted(ConsumerRecord<String, byte[]> found, Instant now) {
        return new ProducerRecord<>(
                Topics.AGENT_EVENTS.topic(), null, now.toEpochMilli(), found.key(), found.value(), kept(found));
    }

    /** What nobody could read, with the place where it was found. */
    static ProducerRecord<String, byte[]> deadLetter(
            ConsumerRecord<String, byte[]> found, DeadLetter verdict, Instant now) {
        Headers headers = kept(found);
        add(headers, "dead-letter-reason", verdict.reason());
        add(headers, "dead-letter-topic", found.topic());
        add(headers, "dead-letter-partition", Integer.toString(found.partition()));
        add(headers, "dead-letter-offset", Long.toString(found.offset()));
        return new ProducerRecord<>(
                Topics.INGEST_DEAD_LETTERS, null, now.toEpochMilli(), found.key(), found.value(), headers);
    }

    private static Headers kept(ConsumerRecord<String, byte[]> found) {
        Headers kept = new RecordHeaders();
        for (String name : Gate.KEPT_HEADERS) {
            Header header = found.headers().lastHeader(name);
            if (header != null) {
                kept.add(header);
            }
        }
        return kept;
    }

    private static void add(Headers headers, String name, String value) {
        headers.add(name, value.getBytes(StandardCharsets.UTF_8));
    }
}
