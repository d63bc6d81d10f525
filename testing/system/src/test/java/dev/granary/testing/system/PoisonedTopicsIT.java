package dev.granary.testing.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.granary.contracts.Participant;
import dev.granary.contracts.Topics;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** A record that nobody can decode costs itself. */
class PoisonedTopicsIT {

    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final Installation granary = Installation.shared();
    private final String tenant = granary.stack().landscape().project();
    private final byte[] poison = Poison.brew();

    @Test
    void poisonBecomesADeadLetterOfEachReaderAndThePathGoesOn() {
        try (Journey journey = Journey.begin(granary, "poisoned")) {
            journey.awaitRegistered();

            Map<Topics, List<Place>> poisoned = poisonEveryTopic();

            journey.connect().succeeds(journey.backUp());
            poisoned.forEach((topic, places) -> eachReaderOf(topic, places));
        }
    }

    @Test
    void poisonAmongItsCommandsIsSkippedByTheAgent() {
        try (Journey journey = granary.connected()) {
            granary.bus().sendEverywhere(Topics.commandsOf(tenant), anyKey(), poison);

            journey.succeeds(journey.backUp());
        }
    }

    @Test
    void poisonThatAnAgentSealedBecomesADeadLetterOfTheIngestAndItGoesOn() {
        try (Journey journey = granary.connected()) {
            String sessionKey = granary.mounted("session-key").strip();
            granary.bus().send(List.of(Poison.sealed(tenant, journey.clusterId(), sessionKey, poison)));

            journey.succeeds(journey.backUp());
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(values(Topics.INGEST_DEAD_LETTERS))
                            .filteredOn(value -> Arrays.equals(value, poison))
                            .hasSize(1));
        }
    }

    @Test
    void whatComesWithoutAProofOfIdentityIsDroppedAndCountedByTheIngest() {
        try (Journey journey = granary.connected()) {
            double before = droppedAtTheIngest();
            List<Place> places = granary.bus().sendEverywhere(Topics.eventsOf(tenant), anyKey(), poison);

            journey.succeeds(journey.backUp());
            await().atMost(PATIENCE)
                    .untilAsserted(
                            () -> assertThat(droppedAtTheIngest() - before).isGreaterThanOrEqualTo(places.size()));
        }
    }

    private Map<Topics, List<Place>> poisonEveryTopic() {
        Map<Topics, List<Place>> poisoned = new EnumMap<>(Topics.class);
        for (Topics topic : Topics.values()) {
            poisoned.put(topic, granary.bus().sendEverywhere(topic.topic(), anyKey(), poison));
        }
        return poisoned;
    }

    private void eachReaderOf(Topics topic, List<Place> places) {
        topic.readers()
                .forEach(reader -> await(topic + " read by " + reader)
                        .atMost(PATIENCE)
                        .untilAsserted(() -> assertThat(values(topic.deadLettersOf(reader)))
                                .filteredOn(value -> Arrays.equals(value, poison))
                                .hasSize(places.size())));
        places.forEach(place -> await("readers past " + place)
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(granary.readers().past(place))
                        .hasSize(topic.readers().size())));
    }

    private double droppedAtTheIngest() {
        return granary.metrics(Participant.REGISTRY)
                .lines()
                .filter(line -> line.startsWith("granary_ingest_dropped_total"))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' '))))
                .sum();
    }

    private List<byte[]> values(String topic) {
        return granary.bus().read(topic).stream().map(record -> record.value()).toList();
    }

    private static byte[] anyKey() {
        return UUID.randomUUID().toString().getBytes(StandardCharsets.UTF_8);
    }
}
