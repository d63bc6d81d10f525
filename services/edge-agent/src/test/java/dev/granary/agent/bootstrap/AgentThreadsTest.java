package dev.granary.agent.bootstrap;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.granary.agent.adapter.json.JsonObjectLines;
import dev.granary.agent.adapter.kafka.BusSettings;
import dev.granary.agent.adapter.kafka.CommandConsumer;
import dev.granary.agent.application.AgentIdentity;
import dev.granary.agent.application.port.CommandPositions;
import dev.granary.agent.application.port.LocationAccess;
import dev.granary.agent.application.volume.fill.FillOrder;
import dev.granary.agent.domain.AgentEvent;
import dev.granary.agent.domain.BackupOutcome;
import dev.granary.agent.domain.Command;
import dev.granary.agent.domain.Location;
import dev.granary.agent.domain.RestoreOutcome;
import dev.granary.agent.fakes.FakeApiServer;
import dev.granary.agent.fakes.FakeCluster;
import dev.granary.agent.fakes.FakeWrites;
import dev.granary.agent.fakes.Given;
import dev.granary.agent.fakes.InMemoryDesiredStates;
import dev.granary.agent.fakes.InMemoryJournal;
import dev.granary.agent.fakes.InMemoryNewVolumes;
import dev.granary.agent.fakes.InMemoryRestoreResults;
import dev.granary.agent.fakes.MovableClock;
import dev.granary.agent.fakes.NoVolumeMovers;
import dev.granary.agent.fakes.RecordedEvents;
import dev.granary.agent.fakes.Yaml;
import dev.granary.engine.manifest.BackupKey;
import dev.granary.engine.store.BlobStore;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The threads without a bus: commands never come, everything else works. */
class AgentThreadsTest {

    private static final Duration BEAT = Duration.ofMillis(20);
    private static final Duration PATIENCE = Duration.ofMinutes(1);

    private final MovableClock clock = new MovableClock();
    private final InMemoryJournal<Command.StartBackup, BackupOutcome> journal = InMemoryJournal.ofBackups();
    private final InMemoryDesiredStates states = new InMemoryDesiredStates();
    private final RecordedEvents events = new RecordedEvents();
    private final FakeCluster cluster = new FakeCluster().add("shop");
    private final NoVolumeMovers movers = new NoVolumeMovers();
    private final InMemoryNewVolumes newVolumes = new InMemoryNewVolumes(new FakeApiServer());
    private final InMemoryJournal<Command.StartRestore, RestoreOutcome> restores = InMemoryJournal.ofRestores();
    private Throwable defect = new IllegalStateException("never thrown");
    private final UseCases useCases = useCases();
    private final AgentThreads threads = threads();

    @AfterEach
    void stop() {
        threads.stop();
    }

    @Test
    void beatsWhileEveryThreadWorks() {
        threads.start();

        await().atMost(PATIENCE).until(() -> heartbeats() > 3);
        assertThat(threads.isAlive()).isTrue();
    }

    @Test
    void removesOnceWhatMoversOfTheFormerProcessLeft() {
        threads.start();

        await().atMost(PATIENCE).until(() -> movers.sweeps() > 0 && heartbeats() > 3);
        assertThat(movers.sweeps()).isEqualTo(1);
    }

    @Test
    void removesBeforeEachBackupWhatMoversOfTheOneBeforeLeft() {
        threads.start();
        await().atMost(PATIENCE).until(() -> movers.sweeps() == 1);

        useCases.lanes().all().getFirst().line().queue().add(UUID.randomUUID());
        await().atMost(PATIENCE).until(() -> movers.sweeps() == 2);
        useCases.lanes().all().getFirst().line().queue().add(UUID.randomUUID());

        await().atMost(PATIENCE).until(() -> movers.sweeps() == 3);
    }

    @Test
    void removesWhatRestoresLeftThatGoOnNowhere() {
        var goingOn = Given.restoring(Given.CLUSTER, false);
        restores.create(goingOn);
        newVolumes.offer(filling(goingOn.restoreId()), time -> {});
        newVolumes.offer(filling(UUID.randomUUID()), time -> {});
        assertThat(newVolumes.left()).hasSize(2);

        useCases.lanes().all().get(1).clear().run();

        assertThat(newVolumes.left())
                .singleElement()
                .asString()
                .contains(goingOn.restoreId().toString());
        threads.start(); // for the one who stops them
    }

    private static FillOrder filling(UUID restore) {
        var claim = Yaml.bare("v1", "PersistentVolumeClaim", "shop", "data");
        return new FillOrder(
                restore, new BackupKey(Given.CLUSTER, Given.BACKUP), Given.LOCATION, "shop", "data", claim);
    }

    static Throwable[] defects() {
        return new Throwable[] {
            new OutOfMemoryError("Java heap space"),
            new NoClassDefFoundError("com/azure/Gone"),
            new StackOverflowError(),
            new IllegalStateException("a defect")
        };
    }

    @ParameterizedTest
    @MethodSource("defects")
    void isUnhealthyAndSilentOnceAThreadHasEnded(Throwable how) {
        defect = how;
        states.store(Given.location(Given.LOCATION), 1);
        threads.start();
        await().atMost(PATIENCE).until(() -> heartbeats() > 0);

        journal.create(Given.order("shop"));
        useCases.lanes().all().getFirst().line().queue().add(Given.BACKUP);

        await().atMost(PATIENCE).until(() -> !threads.isAlive());
        int underWay = heartbeats() + 1;
        await().during(BEAT.multipliedBy(10)).until(() -> heartbeats() <= underWay);
    }

    private int heartbeats() {
        return events.of(AgentEvent.Heartbeat.class).size();
    }

    private UseCases useCases() {
        var self = new AgentIdentity(Given.CLUSTER, "acme", UUID.randomUUID(), "1.2.3");
        var ports = new Ports(
                states,
                new Defective(),
                Given.NO_KEYS,
                cluster,
                new FakeWrites(new FakeApiServer()),
                new JsonObjectLines(),
                movers,
                newVolumes,
                events,
                new Journals(
                        journal,
                        restores,
                        new InMemoryRestoreResults(),
                        new InMemoryJournal<>(),
                        new InMemoryJournal<>()));
        return new UseCases(self, new Config(), ports, clock);
    }

    private AgentThreads threads() {
        var config = new Config();
        var bus = new BusSettings(
                config.kafkaBootstrap(),
                config.tokenEndpoint(),
                config.tokenFile(),
                config.caFile(),
                Given.CLUSTER,
                config.tenant());
        return new AgentThreads(
                config,
                new CommandConsumer(
                        bus, useCases.handleCommand(), events, new NoPositions(), new SimpleMeterRegistry()),
                useCases.announceAgent(),
                useCases.lanes(),
                useCases.stopping());
    }

    /** Opening a location fails in a way that nobody foresaw. */
    private final class Defective implements LocationAccess {

        @Override
        public BlobStore forBackups(Location location) {
            throw thrown();
        }

        @Override
        public BlobStore forChecks(Location location) {
            throw thrown();
        }
    }

    private RuntimeException thrown() {
        if (defect instanceof Error error) {
            throw error;
        }
        return (RuntimeException) defect;
    }

    private static final class NoPositions implements CommandPositions {

        @Override
        public Map<Integer, Long> load(String topic) {
            return Map.of();
        }

        @Override
        public void store(String topic, int partition, long next) {
            throw new AssertionError("no command ever came");
        }
    }

    /** Nobody listens there, and the files are not there. */
    private record Config() implements AgentConfig {

        @Override
        public UUID clusterId() {
            return Given.CLUSTER;
        }

        @Override
        public String tenant() {
            return "acme";
        }

        @Override
        public String kafkaBootstrap() {
            return "127.0.0.1:1";
        }

        @Override
        public URI tokenEndpoint() {
            return URI.create("https://127.0.0.1:1");
        }

        @Override
        public Path tokenFile() {
            return Path.of("no-such-token");
        }

        @Override
        public Path caFile() {
            return Path.of("no-such-bundle");
        }

        @Override
        public Path keysDirectory() {
            return Path.of("no-such-keys");
        }

        @Override
        public Duration heartbeatInterval() {
            return BEAT;
        }

        @Override
        public int apiRequestsPerSecond() {
            return 50;
        }

        @Override
        public int storeRequestsPerSecond() {
            return 50;
        }

        @Override
        public int restoreWorkers() {
            return 1;
        }

        @Override
        public int endedWorkKept() {
            return 100;
        }

        @Override
        public Duration endedWorkAge() {
            return Duration.ofDays(30);
        }

        @Override
        public String namespace() {
            return "granary-system";
        }

        @Override
        public Duration shutdownTimeout() {
            return Duration.ofSeconds(5);
        }
    }
}
