package dev.granary.registry.adapter.kafka.ingest;

import static dev.granary.registry.Patience.patiently;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.contracts.CloudEventHeaders;
import dev.granary.contracts.Topics;
import dev.granary.contracts.agent.v1.StartBackup;
import dev.granary.registry.adapter.hmac.HmacSeals;
import dev.granary.registry.adapter.kafka.ingest.FakeAgent.Draft;
import dev.granary.registry.application.Verdict.Reason;
import dev.granary.registry.application.VerifyAgentRecord;
import dev.granary.registry.domain.Tenant;
import dev.granary.testing.infrastructure.BrokerConfig;
import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.common.KafkaException;
import org.awaitility.core.ConditionFactory;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ingest against a real broker, with the rights that the registry has in production. */
class IngestIT {

    private static OwnBroker broker;
    private static Bus bus;

    private final HmacSeals seals = new HmacSeals(new byte[32]);
    private final Directory directory = new Directory();
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final Gate gate = new Gate(new VerifyAgentRecord(seals, directory, new AvroAgentPayloads()));

    private IngestClients clients;
    private Tenant tenant;
    private FakeAgent agent;
    private IngestSession session;
    private final List<Draft> good = new ArrayList<>();

    @BeforeAll
    static void connect(@TempDir Path files) {
        broker = OwnBroker.start(files);
        bus = new Bus(broker.login(BrokerConfig.ADMIN).clientProperties());
    }

    @AfterAll
    static void disconnect() {
        bus.close();
        broker.close();
    }

    @BeforeEach
    void openTheSession() {
        clients =
                new IngestClients(new HashMap<>(broker.login("cluster-registry").clientProperties()), "it");
        tenant = bus.tenant("it-" + UUID.randomUUID().toString().substring(0, 8));
        agent = agentOf(tenant);
        session = open();
    }

    @AfterEach
    void closeTheSession() {
        session.close();
    }

    @Test
    void letsAGoodEventInOnceWithItsAttributesAndWithoutItsSeal() {
        Draft beat = send(agent.heartbeat(1));

        pumpUntilLetIn();

        ConsumerRecord<String, byte[]> found = bus.committed(Topics.AGENT_EVENTS.topic(), agent.cluster.toString())
                .getFirst();
        assertThat(CloudEventHeaders.read(found.headers()).id()).hasToString(beat.id());
        assertThat(found.headers().lastHeader("granary-mac")).isNull();
        assertThat(found.headers().lastHeader("granary-session")).isNull();
        assertThat(meters.counter("granary.ingest.forwarded").count()).isEqualTo(1);
    }

    @Test
    void refusesWhatIsNotProvenAndGoesOn() {
        Tenant weeds = bus.tenant("weeds-" + tenant);
        FakeAgent neighbour = agentOf(tenant);
        FakeAgent foreigner = agentOf(weeds);
        FakeAgent stranger = new FakeAgent(tenant, seals);
        session.follow(Set.of(tenant, weeds));

        bus.write(agent.heartbeat(1).unsealed());
        bus.write(agent.heartbeat(2)
                .sealedWith(new HmacSeals("another key of thirty-two bytes!".getBytes(UTF_8)))
                .sealed());
        bus.write(agent.heartbeat(3)
                .inSession(agent.cluster, Instant.now().minusSeconds(60))
                .sealed());
        bus.write(agent.heartbeat(4).keyed(neighbour.cluster.toString()).sealed());
        bus.write(agent.event(neighbour.heartbeat(5).payload()).sealed());
        bus.write(agent.heartbeat(6)
                .inSession(neighbour.cluster, Instant.now().plusSeconds(60))
                .sealed());
        bus.write(foreigner.heartbeat(7).to(tenant).sealed());
        bus.write(agent.heartbeat(8).to(weeds).sealed());
        bus.write(stranger.heartbeat(9).sealed());
        bus.write(agent.event(command()).sealed());
        send(agent.heartbeat(10));

        pumpUntilLetIn();

        pumping().until(() -> session.pump() && dropped() == 10);
        assertThat(bus.letIn(neighbour.cluster.toString())).isEmpty();
        assertThat(bus.letIn(foreigner.cluster.toString())).isEmpty();
        assertThat(dropped(Reason.INCOMPLETE)).isEqualTo(1);
        assertThat(dropped(Reason.WRONG_SEAL)).isEqualTo(1);
        assertThat(dropped(Reason.SESSION_EXPIRED)).isEqualTo(1);
        assertThat(dropped(Reason.FOREIGN_CLUSTER)).isEqualTo(3);
        assertThat(dropped(Reason.FOREIGN_TENANT)).isEqualTo(2);
        assertThat(dropped(Reason.UNKNOWN_CLUSTER)).isEqualTo(1);
        assertThat(dropped(Reason.FOREIGN_TYPE)).isEqualTo(1);
    }

    @Test
    void putsAPoisonedRecordAsideAndGoesOn() {
        bus.write(agent.heartbeat(1).bytes("no avro".getBytes(UTF_8)).sealed());
        send(agent.heartbeat(2));

        pumpUntilLetIn();

        ConsumerRecord<String, byte[]> dead = bus.committed(Topics.INGEST_DEAD_LETTERS, agent.cluster.toString())
                .getFirst();
        assertThat(dead.value()).isEqualTo("no avro".getBytes(UTF_8));
        assertThat(CloudEventHeaders.text(dead.headers(), "dead-letter-topic"))
                .isEqualTo(Topics.eventsOf(tenant.name()));
        assertThat(CloudEventHeaders.text(dead.headers(), "dead-letter-reason")).isNotBlank();
    }

    @Test
    void takesNoHeadersButTheKnownOnesAndRefusesOversizedOnes() {
        var stuffed = agent.heartbeat(1).sealed();
        stuffed.headers().add("x-smuggled", new byte[100_000]);
        bus.write(stuffed);
        var fat = agent.heartbeat(2).sealed();
        CloudEventHeaders.set(fat.headers(), CloudEventHeaders.SOURCE, "/".repeat(100_000));
        bus.write(fat);
        send(agent.heartbeat(3));

        pumping()
                .until(() ->
                        session.pump() && bus.letIn(agent.cluster.toString()).size() == 2);

        assertThat(bus.committed(Topics.AGENT_EVENTS.topic(), agent.cluster.toString()))
                .allSatisfy(found ->
                        assertThat(found.headers().lastHeader("x-smuggled")).isNull());
        assertThat(dropped(Reason.MALFORMED)).isEqualTo(1);
    }

    @Test
    void aProcessThatDiesInTheMiddleOfABatchLosesNothingAndDoublesNothing() {
        for (int sequence = 0; sequence < 5; sequence++) {
            send(agent.heartbeat(sequence));
        }
        directory.dieAtLookUp(3);
        IngestSession dead = session;
        assertThatThrownBy(() -> pumping().until(() -> !dead.pump())).hasMessage("the process dies here");

        session = open(); // the dead one was not closed: its transaction is open, with two events in it
        pumpUntilLetIn();

        dead.close();
    }

    @Test
    void aProcessThatWasTakenForDeadCannotLetAnythingInAnyMore() {
        send(agent.heartbeat(1));
        pumpUntilLetIn();
        IngestSession paused = session;
        session = open();
        send(agent.heartbeat(2));

        assertThatThrownBy(() -> pumping().until(() -> !paused.pump())).isInstanceOf(KafkaException.class);

        pumpUntilLetIn();
        paused.close();
    }

    @Test
    void readsATenantThatCameLaterWithinSeconds() {
        Tenant later = bus.tenant("later-" + tenant);
        FakeAgent other = agentOf(later);
        bus.write(other.heartbeat(1).sealed());

        session.follow(Set.of(tenant, later));

        pumping()
                .until(() ->
                        session.pump() && bus.letIn(other.cluster.toString()).size() == 1);
    }

    private static StartBackup command() {
        return new StartBackup(
                UUID.randomUUID(),
                UUID.randomUUID(),
                Instant.now(),
                Instant.now(),
                UUID.randomUUID(),
                UUID.randomUUID(),
                List.of("default"),
                false,
                List.of());
    }

    private FakeAgent agentOf(Tenant owner) {
        var made = new FakeAgent(owner, seals);
        directory.tenants.put(made.cluster, owner);
        return made;
    }

    private IngestSession open() {
        var opened = new IngestSession(clients, gate, meters, Clock.systemUTC());
        opened.follow(Set.of(tenant));
        return opened;
    }

    private Draft send(Draft draft) {
        bus.write(draft.sealed());
        good.add(draft);
        return draft;
    }

    private void pumpUntilLetIn() {
        List<String> expected = good.stream().map(Draft::id).toList();
        pumping()
                .until(() ->
                        session.pump() && bus.letIn(agent.cluster.toString()).size() >= expected.size());
        assertThat(bus.letIn(agent.cluster.toString())).isEqualTo(expected);
    }

    private double dropped(Reason reason) {
        return meters.counter("granary.ingest.dropped", "reason", reason.label())
                .count();
    }

    private double dropped() {
        return meters.find("granary.ingest.dropped").counters().stream()
                .mapToDouble(Counter::count)
                .sum();
    }

    private static ConditionFactory pumping() {
        return patiently().pollInSameThread().pollInterval(Duration.ofMillis(10));
    }
}
