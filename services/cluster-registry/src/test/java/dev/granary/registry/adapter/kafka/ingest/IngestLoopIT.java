package dev.granary.registry.adapter.kafka.ingest;

import static dev.granary.registry.Patience.patiently;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.registry.adapter.hmac.HmacSeals;
import dev.granary.registry.adapter.kafka.KafkaTenantChannels;
import dev.granary.registry.adapter.kafka.KnownTenants;
import dev.granary.registry.application.VerifyAgentRecord;
import dev.granary.registry.domain.Tenant;
import dev.granary.testing.infrastructure.BrokerConfig;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.apache.kafka.clients.admin.Admin;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ingest over the outage of a broker of its own. */
class IngestLoopIT {

    private final Tenant tenant = new Tenant("orchard");
    private final HmacSeals seals = new HmacSeals(new byte[32]);
    private final Directory directory = new Directory();
    private final FakeAgent agent = new FakeAgent(tenant, seals);
    private final IngestHearing hearing = new IngestHearing(Clock.systemUTC());

    @Test
    void makesLostTopicsAndOutlivesTheBroker(@TempDir Path files) throws InterruptedException {
        directory.tenants.put(agent.cluster, tenant);
        OwnBroker broker = OwnBroker.start(files);
        var settings =
                new HashMap<String, Object>(broker.login("cluster-registry").clientProperties());
        try (var admin = Admin.create(settings);
                var bus = new Bus(broker.login(BrokerConfig.ADMIN).clientProperties())) {
            IngestLoop loop = loop(settings, admin);
            loop.start(new StartupEvent());
            patiently().until(() -> hearing.since().isPresent());

            var before = agent.heartbeat(1);
            bus.write(before.sealed());
            patiently().until(() -> bus.letIn(agent.cluster.toString()).contains(before.id()));

            broker.close();
            patiently().until(() -> hearing.since().isEmpty());
            broker.startAgain();

            var after = agent.heartbeat(2);
            bus.write(after.sealed());
            patiently().until(() -> bus.letIn(agent.cluster.toString()).contains(after.id()));
            patiently().until(() -> hearing.since().isPresent());

            assertThat(bus.letIn(agent.cluster.toString())).containsExactly(before.id(), after.id());
            loop.stop(new ShutdownEvent());
        } finally {
            broker.close();
        }
    }

    private IngestLoop loop(Map<String, Object> settings, Admin admin) {
        var known = new KnownTenants();
        var channels = new KafkaTenantChannels(admin, (short) 1, known);
        var gate = new Gate(new VerifyAgentRecord(seals, directory, new AvroAgentPayloads()));
        var sessions = new IngestSession.Factory(
                new IngestClients(settings, "loop"), gate, new SimpleMeterRegistry(), Clock.systemUTC());
        return new IngestLoop(sessions, new FollowedTenants(directory, channels, known), hearing);
    }
}
