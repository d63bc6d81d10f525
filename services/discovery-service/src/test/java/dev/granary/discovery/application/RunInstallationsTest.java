package dev.granary.discovery.application;

import static dev.granary.discovery.fakes.Examples.uuid;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.granary.discovery.application.port.AgentSettings;
import dev.granary.discovery.application.port.ShootAdmission;
import dev.granary.discovery.application.port.ShootClusters;
import dev.granary.discovery.domain.Backoff;
import dev.granary.discovery.domain.DiscoveryConfig;
import dev.granary.discovery.domain.Installation;
import dev.granary.discovery.domain.KnownShoot;
import dev.granary.discovery.domain.Kubeconfig;
import dev.granary.discovery.domain.KubeconfigReading;
import dev.granary.discovery.domain.ObservedShoot;
import dev.granary.discovery.fakes.DirectTransactions;
import dev.granary.discovery.fakes.Examples;
import dev.granary.discovery.fakes.FakeCipher;
import dev.granary.discovery.fakes.FakeConfigs;
import dev.granary.discovery.fakes.FakeGarden;
import dev.granary.discovery.fakes.FakeInstallations;
import dev.granary.discovery.fakes.FakeMeters;
import dev.granary.discovery.fakes.FakeNews;
import dev.granary.discovery.fakes.FakeShoots;
import dev.granary.discovery.fakes.MovingClock;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunInstallationsTest {

    private static final Kubeconfig ADMIN =
            new Kubeconfig(URI.create("https://shoot"), null, new Kubeconfig.BearerToken("short-lived"));

    private final FakeShoots shoots = new FakeShoots();
    private final FakeConfigs configs = new FakeConfigs(shoots);
    private final FakeInstallations installations = new FakeInstallations();
    private final FakeGarden garden = new FakeGarden();
    private final MovingClock clock = new MovingClock();
    private final DiscoveryConfig config = Examples.config("fleet-a");
    private final CountDownLatch slow = new CountDownLatch(1);
    private final AtomicInteger atOnce = new AtomicInteger();
    private final AtomicInteger mostAtOnce = new AtomicInteger();
    private final RunInstallations run = runner();

    @BeforeEach
    void know() {
        configs.add(config, new FakeCipher().seal(config.id(), "kubeconfig"))
                .await()
                .indefinitely();
        garden.admission = () -> new ShootAdmission.Granted(ADMIN);
    }

    @AfterEach
    void stop() {
        slow.countDown();
        run.stop();
    }

    @Test
    void doesNotLetASlowShootDelayTheOthers() {
        request("slow");
        request("one");
        request("two");
        request("three");

        run.start();

        await().untilAsserted(() -> assertThat(List.of("one", "two", "three")).allMatch(this::isDone));
        assertThat(isDone("slow")).isFalse();
        assertThat(mostAtOnce.get()).isLessThanOrEqualTo(2);
        slow.countDown();
        await().untilAsserted(() -> assertThat(isDone("slow")).isTrue());
    }

    @Test
    void takesUpWhatTheLastProcessLeftInTheMiddle() {
        request("one");
        installations
                .claim(clock.instant(), 8, clock.instant().plus(Duration.ofMinutes(5)))
                .await()
                .indefinitely();

        run.start();

        await().untilAsserted(() -> assertThat(isDone("one")).isTrue());
    }

    private ShootClusters.Issuer install(Kubeconfig admin, AgentSettings settings) {
        mostAtOnce.accumulateAndGet(atOnce.incrementAndGet(), Math::max);
        try {
            if (settings.clusterId().equals(uuid("slow"))) {
                slow.await();
            }
            return new ShootClusters.Issuer("https://issuer", "{}");
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        } finally {
            atOnce.decrementAndGet();
        }
    }

    private void request(String name) {
        ObservedShoot shoot = Examples.shoot(name, Examples.PROTECTED);
        garden.put(shoot);
        shoots.store(List.of(new KnownShoot(shoot.facts(), config.id(), true, 1)))
                .await()
                .indefinitely();
        installations
                .request(Installation.requested(uuid(name), 1, clock.instant()))
                .await()
                .indefinitely();
    }

    private boolean isDone(String name) {
        return installations.of(uuid(name)).orElseThrow().state() == Installation.State.DONE;
    }

    private RunInstallations runner() {
        BlockingTransactions transactions = new BlockingTransactions(new DirectTransactions());
        InstallationPolicy policy = new InstallationPolicy(
                2,
                Duration.ofMinutes(5),
                Duration.ofMillis(10),
                Duration.ofMinutes(1),
                3,
                new Backoff(Duration.ofSeconds(1), Duration.ofMinutes(5)));
        Gardens gardens = new Gardens(
                configs, new FakeCipher(), text -> new KubeconfigReading.Accepted(ADMIN), garden, transactions);
        AgentSettings.Common agent = new AgentSettings.Common(
                "edge-agent:0.1.0", "0.1.0", "bus:9093", URI.create("https://registry"), Duration.ofSeconds(30), "PEM");
        InstallAgent install =
                new InstallAgent(new KnownTargets(shoots, configs, transactions), gardens, this::install, agent);
        RecordInstallation record = new RecordInstallation(
                installations, new FakeNews(), transactions, new InstallationSchedule(policy, new Random(1)), clock);
        return new RunInstallations(
                installations, transactions, new AttemptInstallation(install, record, new FakeMeters()), policy, clock);
    }
}
