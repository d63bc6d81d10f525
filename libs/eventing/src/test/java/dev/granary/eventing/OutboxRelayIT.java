package dev.granary.eventing;

import static dev.granary.eventing.Wire.heartbeat;
import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.granary.contracts.AvroCodec;
import dev.granary.contracts.agent.v1.AgentHeartbeat;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Relays of the test's own, on a schema that no application works on. */
@QuarkusTest
@QuarkusTestResource(Servers.class)
class OutboxRelayIT {
    private static final String TOPIC = "granary.backups.v1";
    private static final String GROWING = "granary.tenants.growing.commands.v1";

    @SuppressWarnings("NullAway.Init") // Servers.inject
    Map<String, Runnable> servers;

    private final UUID cluster = UUID.randomUUID();
    private final List<OutboxRelay> started = new ArrayList<>();

    @BeforeEach
    void emptyTheOutbox() throws SQLException {
        org.awaitility.Awaitility.setDefaultTimeout(Duration.ofSeconds(30));
        Database.ofTest().execute("delete from outbox");
    }

    @AfterEach
    void stopRelays() throws InterruptedException {
        for (OutboxRelay relay : started) {
            relay.stop(new ShutdownEvent());
        }
    }

    @Test
    void publishesEachKeyInTheOrderOfTheOutboxAndEmptiesIt() throws SQLException {
        var other = UUID.randomUUID();
        try (var connection = Database.ofTest().connect()) {
            for (long sequence = 1; sequence <= 300; sequence++) {
                append(connection, TOPIC, cluster, sequence);
                append(connection, TOPIC, other, -sequence);
            }
        }

        start(relay(Duration.ofMillis(200)));

        await().untilAsserted(() -> assertThat(pending()).isZero());
        assertThat(published(cluster)).containsExactlyElementsOf(upTo(300));
        assertThat(published(other)).hasSize(300).isSortedAccordingTo((a, b) -> Long.compare(b, a));
    }

    @Test
    void publishesAgainWhatACrashLeftBetweenSendAndDelete() throws Exception {
        for (long sequence = 1; sequence <= 10; sequence++) {
            append(cluster, sequence);
        }
        try (var connection = database().open();
                var producer = broker().open()) {
            producer.publish(connection.pending(6));
        }

        start(relay(Duration.ofMillis(200)));

        await().untilAsserted(() -> assertThat(pending()).isZero());
        assertThat(published(cluster))
                .containsExactlyElementsOf(
                        Stream.concat(upTo(6).stream(), upTo(10).stream()).toList());
        assertThat(Wire.read(TOPIC, cluster.toString()).stream()
                        .map(record -> Wire.headers(record).get("ce_id"))
                        .distinct())
                .hasSize(10);
    }

    @Test
    void letsOneRelayWorkAndAnotherTakeOver() throws Exception {
        var first = start(relay(Duration.ofMillis(100)));
        await().until(() -> first.state() == OutboxRelay.State.RELAYING);
        var second = start(relay(Duration.ofMillis(100)));
        await().until(() -> second.state() == OutboxRelay.State.STANDBY);
        assertThat(new OutboxHealth(second).call().getStatus()).isEqualTo(HealthCheckResponse.Status.UP);

        first.stop(new ShutdownEvent());

        await().until(() -> second.state() == OutboxRelay.State.RELAYING);
        assertThat(new OutboxHealth(first).call().getStatus()).isEqualTo(HealthCheckResponse.Status.DOWN);
        append(cluster, 1);
        await().untilAsserted(() -> assertThat(published(cluster)).containsExactly(1L));
    }

    @Test
    void comesBackWhenItsConnectionIsCut() throws SQLException {
        var relay = start(relay(Duration.ofMillis(100)));
        await().until(() -> relay.state() == OutboxRelay.State.RELAYING);

        Database.ofTest()
                .ask("select pg_terminate_backend(pid)::text from pg_stat_activity"
                        + " where application_name = 'outbox-relay' and usename = current_user");
        append(cluster, 1);

        await().untilAsserted(() -> assertThat(published(cluster)).containsExactly(1L));
    }

    @Test
    void waitsForTheBrokerWithoutLosingEventsOrTheirOrder() throws SQLException {
        var relay = start(relay(Duration.ofMillis(100)));
        await().until(() -> relay.state() == OutboxRelay.State.RELAYING);

        requireNonNull(servers.get("kill broker")).run();
        for (long sequence = 1; sequence <= 20; sequence++) {
            append(cluster, sequence);
        }
        requireNonNull(servers.get("start broker")).run();

        await().untilAsserted(() -> assertThat(pending()).isZero());
        assertThat(published(cluster).stream().distinct()).containsExactlyElementsOf(upTo(20));
    }

    @Test
    void writesToThePartitionsThatATopicHasGrownBy() throws Exception {
        Wire.createTopic(GROWING, 1);
        start(relay(Duration.ofMillis(100)));
        append(GROWING, cluster, 1);
        await().until(() -> pending() == 0);

        Wire.growTopic(GROWING, 50);

        await().pollInterval(Duration.ofSeconds(1)).untilAsserted(() -> {
            append(GROWING, cluster, 2);
            assertThat(Wire.read(GROWING, cluster.toString()))
                    .anyMatch(record -> record.partition() == Wire.partition(cluster, 50));
        });
    }

    @Test
    void isWokenByACommitInsteadOfPolling() throws SQLException {
        var relay = start(relay(Duration.ofSeconds(60)));
        await().until(() -> relay.state() == OutboxRelay.State.RELAYING);

        append(cluster, 1);

        await().atMost(Duration.ofSeconds(20)).until(() -> pending() == 0);
    }

    @Test
    void isNotNeededWhereThereIsNoOutbox() throws SQLException {
        Database.ofTest().execute("alter table outbox rename to outbox_of_nobody");
        try {
            var relay = start(relay(Duration.ofMillis(100)));

            await().until(() -> relay.state() == OutboxRelay.State.NOT_NEEDED);
        } finally {
            Database.ofTest().execute("alter table outbox_of_nobody rename to outbox");
        }
    }

    private OutboxRelay start(OutboxRelay relay) {
        started.add(relay);
        relay.start(new StartupEvent());
        return relay;
    }

    private static OutboxRelay relay(Duration pollInterval) {
        return new OutboxRelay(new Settings(pollInterval), database(), broker(), new SimpleMeterRegistry());
    }

    private static OutboxDatabase database() {
        var database = Database.ofTest();
        return new OutboxDatabase(database.url(), database.user(), database.password());
    }

    private static OutboxBroker broker() {
        return new OutboxBroker(Wire.login(), "test");
    }

    private static void append(UUID key, long sequence) throws SQLException {
        append(TOPIC, key, sequence);
    }

    private static void append(String topic, UUID key, long sequence) throws SQLException {
        try (var connection = Database.ofTest().connect()) {
            append(connection, topic, key, sequence);
        }
    }

    private static void append(Connection connection, String topic, UUID key, long sequence) throws SQLException {
        var event = heartbeat(key, sequence);
        try (var insert = connection.prepareStatement(
                "insert into outbox (event_id, topic, key, type, data_schema, payload) values (?, ?, ?, ?, ?, ?)")) {
            insert.setObject(1, UUID.randomUUID());
            insert.setString(2, topic);
            insert.setString(3, key.toString());
            insert.setString(4, event.getSchema().getFullName());
            insert.setString(5, AvroCodec.dataSchema(event));
            insert.setBytes(6, AvroCodec.encode(event));
            insert.executeUpdate();
        }
    }

    private static long pending() throws SQLException {
        return Long.parseLong(
                Database.ofTest().ask("select count(*)::text from outbox").getFirst());
    }

    private static List<Long> published(UUID key) {
        return Wire.read(TOPIC, key.toString()).stream()
                .map(record -> ((AgentHeartbeat) AvroCodec.decode(record.value())).getSequence())
                .toList();
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }

    private record Settings(Duration pollInterval) implements EventingConfig, EventingConfig.Relay {
        @Override
        public Relay relay() {
            return this;
        }

        @Override
        public int batchSize() {
            return 7;
        }

        @Override
        public Duration reconnectDelay() {
            return Duration.ofMillis(100);
        }

        @Override
        public Retry retry() {
            throw new UnsupportedOperationException();
        }

        @Override
        public Duration rememberFor() {
            throw new UnsupportedOperationException();
        }
    }
}
