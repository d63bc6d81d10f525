package dev.granary.testing.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** The bus delivers at least once: every record of a finished path comes again, commands and agents' words included. */
class RepeatedMessagesIT {

    private static final String STATE = """
            { cluster(id: "CLUSTER") { version state registrationNumber
                connections { state version validationId }
                latestBackup { backupId state version objects storedBytes blobs finishedAt } } }""";

    private final Installation granary = Installation.shared();

    @Test
    void changeNothing() {
        try (Journey journey = Journey.connected(granary, "twice")) {
            String backup = journey.backUp();
            journey.awaitSucceeded(backup);
            JsonNode before = state(journey);
            List<String> blobs = blobs(journey);
            List<ConsumerRecord<byte[], byte[]>> path = recordsOf(journey);

            granary.bus().repeat(path);

            await().during(Duration.ofSeconds(8))
                    .atMost(Duration.ofSeconds(60))
                    .untilAsserted(() -> assertThat(state(journey)).isEqualTo(before));
            assertThat(blobs(journey)).isEqualTo(blobs);
            Evidence.ofExactlyOneBackup(granary, journey, backup);
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> recordsOf(Journey journey) {
        Bus bus = granary.bus();
        Stream<String> topics = bus.topics().stream().filter(topic -> !topic.contains(".dlq."));
        return topics.flatMap(topic -> bus.read(topic).stream())
                .filter(record -> Bus.text(record.key()).contains(journey.clusterId())
                        || Bus.text(record.value()).contains(journey.clusterId()))
                .toList();
    }

    private JsonNode state(Journey journey) {
        return granary.operator().query(STATE.replace("CLUSTER", journey.clusterId()));
    }

    private List<String> blobs(Journey journey) {
        return granary.stack().container().list("granary/v1/" + journey.clusterId() + "/");
    }
}
