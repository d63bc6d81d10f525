package dev.granary.eventing;

import static dev.granary.eventing.Wire.DEAD_LETTERS;
import static dev.granary.eventing.Wire.event;
import static dev.granary.eventing.Wire.headers;
import static dev.granary.eventing.Wire.heartbeat;
import static dev.granary.eventing.Wire.read;
import static dev.granary.eventing.Wire.send;
import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.granary.contracts.AvroCodec;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.smallrye.mutiny.Uni;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.kafka.clients.producer.ProducerRecord;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(Servers.class)
class EventConsumerIT {
    private static final String TRACE = "00-0af7651916cd43dd8448eb211c80319c-b7ad6b7169203331-01";

    @Inject
    AgentEvents consumer;

    @Inject
    Outbox outbox;

    @Inject
    ProcessedEvents processed;

    @Inject
    MeterRegistry metrics;

    @SuppressWarnings("NullAway.Init") // Servers.inject
    Map<String, Runnable> servers;

    private final UUID cluster = UUID.randomUUID();
    private final String key = cluster.toString();

    @BeforeEach
    void waitLonger() {
        org.awaitility.Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
    }

    @Test
    void handlesAnEventThatIsDeliveredTwiceOnce() throws Exception {
        var twice = UUID.randomUUID();

        send(List.of(
                event(twice, heartbeat(cluster, 1)),
                event(twice, heartbeat(cluster, 1)),
                event(UUID.randomUUID(), heartbeat(cluster, 2))));

        await().untilAsserted(() -> assertThat(effects()).containsExactly("sequence 1", "sequence 2"));
        assertThat(consumer.runs.get(cluster)).hasValue(2);
    }

    @Test
    void takesEqualIdsOfTwoClustersForTwoEvents() throws Exception {
        var same = UUID.randomUUID();
        var other = UUID.randomUUID();

        send(List.of(event(same, heartbeat(other, 1)), event(same, heartbeat(cluster, 2))));

        await().untilAsserted(() -> assertThat(effects()).containsExactly("sequence 2"));
    }

    @Test
    void setsAnEventAsideWhoseHandlerFailsForGoodAndGoesOn() throws Exception {
        consumer.behaviour.put(
                cluster,
                event -> isFirst(event)
                        ? Uni.createFrom().failure(new IllegalStateException("this cannot work"))
                        : Uni.createFrom().voidItem());
        var before = deadLetters();

        send(List.of(event(UUID.randomUUID(), heartbeat(cluster, 1)), event(UUID.randomUUID(), heartbeat(cluster, 2))));

        await().untilAsserted(() -> assertThat(effects()).containsExactly("sequence 2"));
        var dead = await().until(() -> read(DEAD_LETTERS, key), found -> !found.isEmpty());
        assertThat(dead).hasSize(1);
        assertThat(AvroCodec.decode(dead.getFirst().value())).isEqualTo(heartbeat(cluster, 1));
        assertThat(headers(dead.getFirst()))
                .containsEntry("dead-letter-reason", "this cannot work")
                .containsEntry("dead-letter-topic", Wire.TOPIC)
                .containsEntry("ce_type", "dev.granary.contracts.agent.v1.AgentHeartbeat");
        assertThat(consumer.runs.get(cluster))
                .as("three attempts and one event")
                .hasValue(4);
        assertThat(deadLetters()).isEqualTo(before + 1);
    }

    @Test
    void setsARecordAsideThatCannotBeDecodedAndGoesOn() throws Exception {
        var undecodable = "no record at all".getBytes(UTF_8);
        var before = deadLetters();

        send(List.of(
                new ProducerRecord<>(Wire.TOPIC, key, undecodable), event(UUID.randomUUID(), heartbeat(cluster, 2))));

        await().untilAsserted(() -> assertThat(effects()).containsExactly("sequence 2"));
        var dead = await().until(() -> read(DEAD_LETTERS, key), found -> !found.isEmpty());
        assertThat(dead.getFirst().value()).isEqualTo(undecodable);
        assertThat(headers(dead.getFirst()).get("dead-letter-reason")).contains("not a single-object encoded");
        assertThat(deadLetters()).isEqualTo(before + 1);
    }

    @Test
    void doesNotComeBackToARecordThatCannotBeDecodedWhenNothingFollowsIt() throws Exception {
        var last = Wire.sendOne(new ProducerRecord<>(Wire.TOPIC, key, "no record at all".getBytes(UTF_8)));

        await().untilAsserted(() ->
                assertThat(Wire.position("cluster-registry-agent-events", last)).isEqualTo(last.offset() + 1));
        assertThat(read(DEAD_LETTERS, key)).hasSize(1);
    }

    @Test
    void setsARecordAsideThatIsNoCloudEventOrHasNoValue() throws Exception {
        var bare = new ProducerRecord<>(Wire.TOPIC, key, AvroCodec.encode(heartbeat(cluster, 1)));
        var empty = new ProducerRecord<String, byte[]>(Wire.TOPIC, key, null);

        send(List.of(bare, empty, event(UUID.randomUUID(), heartbeat(cluster, 3))));

        await().untilAsserted(() -> assertThat(effects()).containsExactly("sequence 3"));
        await().untilAsserted(() -> assertThat(read(DEAD_LETTERS, key)).hasSize(2));
        assertThat(headers(read(DEAD_LETTERS, key).getFirst()).get("dead-letter-reason"))
                .contains("ce_id is missing");
    }

    @Test
    void waitsForTheDatabaseInsteadOfGivingEventsUp() throws Exception {
        send(List.of(event(UUID.randomUUID(), heartbeat(cluster, 1))));
        await().untilAsserted(() -> assertThat(effects()).hasSize(1));

        the("kill database");
        var retriesBefore = retries();
        send(List.of(event(UUID.randomUUID(), heartbeat(cluster, 2)), event(UUID.randomUUID(), heartbeat(cluster, 3))));
        await().until(() -> retries() > retriesBefore + 5);
        the("start database");

        await().untilAsserted(() -> assertThat(effects()).containsExactly("sequence 1", "sequence 2", "sequence 3"));
        assertThat(read(DEAD_LETTERS, key)).isEmpty();
    }

    @Test
    void goesOnWhereItWasWhenTheBrokerComesBack() throws Exception {
        send(List.of(event(UUID.randomUUID(), heartbeat(cluster, 1))));
        await().untilAsserted(() -> assertThat(effects()).hasSize(1));

        the("kill broker");
        the("start broker");
        send(List.of(event(UUID.randomUUID(), heartbeat(cluster, 2))));

        await().untilAsserted(() -> assertThat(effects()).containsExactly("sequence 1", "sequence 2"));
    }

    @Test
    void publishesWhatTheHandlerAppendedInTheTraceOfTheEvent() throws Exception {
        var answer = UUID.randomUUID();
        consumer.behaviour.put(
                cluster,
                event -> outbox.append(List.of(
                        new OutgoingEvent(answer, "granary.clusters.v1", key, heartbeat(cluster, 7)),
                        OutgoingEvent.of("granary.clusters.v1", key, heartbeat(cluster, 8)))));
        var incoming = event(UUID.randomUUID(), heartbeat(cluster, 1));
        incoming.headers().add("traceparent", TRACE.getBytes(UTF_8));

        send(List.of(incoming));

        var published = await().until(() -> read("granary.clusters.v1", key), found -> found.size() == 2);
        assertThat(published)
                .map(record -> AvroCodec.decode(record.value()))
                .containsExactly(heartbeat(cluster, 7), heartbeat(cluster, 8));
        assertThat(headers(published.getFirst()))
                .containsEntry("ce_id", answer.toString())
                .containsEntry("ce_specversion", "1.0")
                .containsEntry("ce_source", "/granary/cluster-registry")
                .containsEntry("ce_type", "dev.granary.contracts.agent.v1.AgentHeartbeat")
                .containsEntry("ce_subject", key)
                .containsEntry("ce_dataschema", AvroCodec.dataSchema(heartbeat(cluster, 7)))
                .containsEntry("content-type", "application/avro")
                .containsEntry("traceparent", TRACE);
    }

    @Test
    void publishesNothingOfATransactionThatFailed() throws Exception {
        consumer.behaviour.put(
                cluster,
                event -> outbox.append(List.of(
                                OutgoingEvent.of("granary.clusters.v1", key, heartbeat(cluster, consumerRuns()))))
                        .chain(() -> consumerRuns() < 3
                                ? Uni.createFrom().failure(new IllegalStateException("not yet"))
                                : Uni.createFrom().voidItem()));

        send(List.of(event(UUID.randomUUID(), heartbeat(cluster, 1))));

        var published = await().until(() -> read("granary.clusters.v1", key), found -> !found.isEmpty());
        assertThat(published).map(record -> AvroCodec.decode(record.value())).containsExactly(heartbeat(cluster, 3));
        assertThat(effects()).containsExactly("sequence 1");
    }

    @Test
    void forgetsHandledEventsAfterTheConfiguredTime() throws Exception {
        var registry = Database.ofApplication();
        registry.execute(
                "insert into processed_event values ('%s', 'old', now() - interval '36 days')".formatted(cluster));
        registry.execute(
                "insert into processed_event values ('%s', 'new', now() - interval '34 days')".formatted(cluster));

        processed.forget().await().atMost(Duration.ofSeconds(10));

        assertThat(registry.ask("select event_key from processed_event where event_id = ?", cluster))
                .containsExactly("new");
    }

    private void the(String handle) {
        requireNonNull(servers.get(handle)).run();
    }

    private int consumerRuns() {
        return requireNonNull(consumer.runs.get(cluster)).get();
    }

    private List<String> effects() throws Exception {
        return Database.ofApplication().ask("select note from effect where key = ? order by id", key);
    }

    private double deadLetters() {
        return metrics.counter("granary.dead.letters", "topic", Wire.TOPIC, "channel", "agent-events")
                .count();
    }

    private double retries() {
        return metrics.counter("granary.event.retries", "cause", "surroundings").count();
    }

    private static boolean isFirst(ConsumedEvent event) {
        return event.payload().get("sequence").equals(1L);
    }
}
