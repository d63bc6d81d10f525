package dev.granary.agent.bootstrap;

import dev.granary.agent.adapter.kafka.KafkaAgentEvents;
import dev.granary.agent.application.port.LocationAccess;
import dev.granary.agent.world.AgentPlace;
import dev.granary.agent.world.AgentWorld;
import dev.granary.testing.infrastructure.TestKafka;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/** An agent put together as the container does it, so that a test can end it and start the next one at the same place. */
final class TestAgent implements AutoCloseable {

    private final KubernetesClient client;
    private final KafkaAgentEvents events;
    private final AgentThreads threads;
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();

    TestAgent(AgentWorld world, AgentPlace place) {
        AgentConfig config = new Config(world, place);
        Adapters adapters = new Adapters(config);
        client = world.shoot().agentClient(place.namespace());
        var self = adapters.self("0.0.0-test");
        var trust = adapters.trust();
        var bus = adapters.bus();
        events = adapters.events(bus, self, trust, meters);
        var state = adapters.state(client);
        var states = adapters.desiredStates(client, state);
        LocationAccess access = adapters.locations(new Azure(world, place), trust, meters);
        Ports ports = adapters.ports(
                states,
                access,
                adapters.keys(),
                adapters.clusterObjects(client),
                adapters.clusterWrites(client),
                adapters.objectLines(),
                adapters.volumeMovers(client, states),
                adapters.newVolumes(client, states),
                adapters.shownProgress(events, client),
                adapters.journals(client));
        UseCases useCases = new UseCases(self, config, ports, adapters.clock());
        threads = new AgentThreads(
                config,
                adapters.commands(bus, useCases.handleCommand(), events, state, meters),
                useCases.announceAgent(),
                useCases.lanes(),
                useCases.stopping());
        threads.start();
    }

    boolean isReady() {
        return threads.hasGreeted() && events.isConnected();
    }

    boolean isAlive() {
        return threads.isAlive();
    }

    KafkaAgentEvents events() {
        return events;
    }

    double count(String meter) {
        var counter = meters.find(meter).counter();
        return counter == null ? 0 : counter.count();
    }

    @Override
    public void close() {
        threads.stop();
        events.close();
        client.close();
    }

    private record Config(AgentWorld world, AgentPlace place) implements AgentConfig {

        @Override
        public UUID clusterId() {
            return place.cluster();
        }

        @Override
        public String tenant() {
            return world.tenant();
        }

        @Override
        public String kafkaBootstrap() {
            return TestKafka.shared().agentsBootstrap();
        }

        @Override
        public URI tokenEndpoint() {
            return world.registry().url();
        }

        @Override
        public Path tokenFile() {
            return place.busToken();
        }

        @Override
        public Path caFile() {
            return world.caFile();
        }

        @Override
        public Path keysDirectory() {
            return place.keys();
        }

        @Override
        public Duration heartbeatInterval() {
            return Duration.ofMillis(500);
        }

        @Override
        public String namespace() {
            return place.namespace();
        }

        @Override
        public Duration shutdownTimeout() {
            return Duration.ofSeconds(10);
        }

        @Override
        public int apiRequestsPerSecond() {
            return 10_000;
        }

        @Override
        public int storeRequestsPerSecond() {
            return 10_000;
        }

        @Override
        public int restoreWorkers() {
            return 4;
        }

        @Override
        public int endedWorkKept() {
            return 100;
        }

        @Override
        public Duration endedWorkAge() {
            return Duration.ofDays(30);
        }
    }

    private record Azure(AgentWorld world, AgentPlace place) implements AzureConfig {

        @Override
        public Optional<String> clientId() {
            return Optional.of(AgentWorld.CLIENT_ID);
        }

        @Override
        public Optional<String> tenantId() {
            return Optional.of(world.entra().tenantId());
        }

        @Override
        public Optional<Path> federatedTokenFile() {
            return Optional.of(place.azureToken());
        }

        @Override
        public URI authorityHost() {
            return world.entra().authorityHost();
        }
    }
}
