package dev.granary.testing.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.granary.contracts.Participant;
import dev.granary.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.Test;

/** A record that nobody can decode costs itself. */
class PoisonedTopicsIT {

    private final Installation granary = Installation.shared();

    @Test
    void poisonLandsInTheDeadLettersOfEachReaderAndThePathGoesOn() {
        byte[] poison = ("poison " + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
        try (Journey journey = Journey.begin(granary, "poisoned")) {
            journey.awaitRegistered();
            granary.bus().send(poisoned(poison));

            journey.awaitOnline();
            journey.assign();
            journey.awaitValid();
            String backup = journey.backUp();
            journey.awaitSucceeded(backup);

            Evidence.ofExactlyOneBackup(granary, journey, backup);
            Arrays.stream(Topics.values())
                    .flatMap(topic -> topic.deadLetterTopics().stream())
                    .filter(topic -> !topic.equals(Topics.INGEST_DEAD_LETTERS))
                    .forEach(topic -> await(topic)
                            .atMost(Duration.ofSeconds(60))
                            .untilAsserted(() -> assertThat(values(topic)).contains(poison)));
            await().atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(droppedAtTheIngest()).isPositive());
        }
    }

    /** What comes on a tenant's topic without a proof of identity is dropped and counted before anybody decodes it. */
    private double droppedAtTheIngest() {
        return granary.metrics(Participant.REGISTRY)
                .lines()
                .filter(line -> line.startsWith("granary_ingest_dropped_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    /** One for each partition of each topic, an agent's topic and a tenant's commands included. */
    private List<ProducerRecord<byte[], byte[]>> poisoned(byte[] poison) {
        String tenant = granary.stack().landscape().project();
        Stream<String> tenantTopics = Stream.of(Topics.commandsOf(tenant), Topics.eventsOf(tenant));
        Stream<String> fixedTopics = Arrays.stream(Topics.values()).map(Topics::topic);
        byte[] key = UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
        return Stream.concat(fixedTopics, tenantTopics)
                .map(topic -> new ProducerRecord<>(topic, key, poison))
                .toList();
    }

    private List<byte[]> values(String topic) {
        return granary.bus().read(topic).stream().map(record -> record.value()).toList();
    }
}
