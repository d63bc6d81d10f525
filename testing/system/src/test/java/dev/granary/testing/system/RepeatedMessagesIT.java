package dev.granary.testing.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import dev.granary.contracts.Topics;
import java.time.Duration;
import java.util.List;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.junit.jupiter.api.Test;

/** The bus delivers at least once: every record of a finished path comes again, commands and agents' words included. */
class RepeatedMessagesIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String STATE = """
            { cluster(id: "CLUSTER") { version state registrationNumber
                connections { state version validationId } }
              backup(id: "BACKUP") { state version objects storedBytes blobs finishedAt } }""";

    private final Installation granary = Installation.shared();

    @Test
    void changeNothing() {
        try (Journey journey = granary.connected()) {
            String backup = journey.backUp();
            journey.succeeds(backup);
            JsonNode before = state(journey, backup);
            List<String> blobs = blobs(journey, backup);

            granary.bus().repeat(recordsOf(journey));

            journey.succeeds(journey.backUp()); // the agent takes its commands in turn: it has seen the repeated ones
            awaitEverythingRead();
            assertThat(state(journey, backup)).isEqualTo(before);
            assertThat(blobs(journey, backup)).isEqualTo(blobs);
        }
    }

    private List<ConsumerRecord<byte[], byte[]>> recordsOf(Journey journey) {
        Bus bus = granary.bus();
        List<String> topics =
                bus.topics().stream().filter(topic -> !topic.contains(".dlq.")).toList();
        return bus.read(topics).stream()
                .filter(record -> Bus.text(record.key()).contains(journey.clusterId())
                        || Bus.text(record.value()).contains(journey.clusterId()))
                .toList();
    }

    private void awaitEverythingRead() {
        for (Topics topic : Topics.values()) {
            granary.bus()
                    .last(List.of(topic.topic()))
                    .forEach(place -> await("readers past " + place)
                            .atMost(PATIENCE)
                            .untilAsserted(() -> assertThat(granary.readers().past(place))
                                    .hasSize(topic.readers().size())));
        }
    }

    private JsonNode state(Journey journey, String backup) {
        return granary.operator()
                .query(STATE.replace("CLUSTER", journey.clusterId()).replace("BACKUP", backup));
    }

    private List<String> blobs(Journey journey, String backup) {
        return granary.stack().container().list("granary/v1/" + journey.clusterId() + "/backups/" + backup + "/");
    }
}
