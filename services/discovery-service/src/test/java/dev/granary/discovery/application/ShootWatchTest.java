package dev.granary.discovery.application;

import static dev.granary.discovery.fakes.Examples.PROTECTED;
import static dev.granary.discovery.fakes.Examples.config;
import static dev.granary.discovery.fakes.Examples.shoot;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.discovery.application.port.Garden.MissingRight;
import dev.granary.discovery.application.port.GardenerFault.Kind;
import dev.granary.discovery.application.port.Pause;
import dev.granary.discovery.application.port.ShootEvents.Bookmark;
import dev.granary.discovery.application.port.ShootEvents.Cause;
import dev.granary.discovery.application.port.ShootEvents.Departed;
import dev.granary.discovery.application.port.ShootEvents.Ended;
import dev.granary.discovery.application.port.ShootEvents.Seen;
import dev.granary.discovery.domain.Backoff;
import dev.granary.discovery.domain.ConfigState;
import dev.granary.discovery.domain.ConfigState.Active;
import dev.granary.discovery.domain.ConfigState.Failed;
import dev.granary.discovery.domain.DiscoveryConfig;
import dev.granary.discovery.domain.FailureReason;
import dev.granary.discovery.domain.Kubeconfig;
import dev.granary.discovery.domain.KubeconfigReading;
import dev.granary.discovery.domain.ShootChange;
import dev.granary.discovery.fakes.DirectTransactions;
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
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ShootWatchTest {

    private static final Ended CLOSED = new Ended(Cause.CLOSED, "closed");
    private static final Ended EXPIRED = new Ended(Cause.EXPIRED, "too old");

    private final FakeGarden garden = new FakeGarden();
    private final FakeShoots shoots = new FakeShoots();
    private final FakeConfigs configs = new FakeConfigs(shoots);
    private final FakeNews news = new FakeNews();
    private final FakeMeters meters = new FakeMeters();
    private final DiscoveryConfig config = config("fleet-a");

    @BeforeEach
    void accept() {
        configs.add(config, new FakeCipher().seal(config.id(), "kubeconfig"))
                .await()
                .indefinitely();
    }

    @Test
    void listsAllPagesAndBecomesActive() {
        putAll("one", "two", "three", "four", "five");

        watch();

        assertThat(added()).containsExactly("one", "two", "three", "four", "five");
        assertThat(states()).containsExactly(new Active());
        assertThat(configs.updates.getLast().projectNamespace()).isEqualTo("garden-fleet");
        assertThat(garden.watchedFrom).containsExactly("100");
    }

    @Test
    void saysNothingNewAfterARestart() {
        putAll("one", "two");
        watch();
        news.changes.clear();

        watch();

        assertThat(news.changes).isEmpty();
    }

    @Test
    void resumesAClosedWatchFromTheLastVersionThatItSaw() {
        garden.onWatch(new Seen(shoot("one", PROTECTED), "101"), new Bookmark("150"), CLOSED);

        watch();

        assertThat(garden.watchedFrom).containsExactly("100", "150");
        assertThat(added()).containsExactly("one");
        assertThat(meters.lists).isEqualTo(1);
    }

    @Test
    void listsAgainWhenTheVersionIsTooOld() {
        garden.onWatch(EXPIRED);
        garden.version = 200;

        watch();

        assertThat(garden.watchedFrom).containsExactly("200", "200");
        assertThat(meters.lists).isEqualTo(2);
    }

    @Test
    void unmanagesAShootWhoseLabelIsGoneAndWhichIsStillThere() {
        putAll("one");
        garden.onWatch(new Departed(shoot("one", PROTECTED), "101"), CLOSED);
        Runnable relabel = () -> garden.put(shoot("one", Map.of()));

        watchAfterFirstList(relabel);

        assertThat(news.changes)
                .last()
                .isInstanceOfSatisfying(
                        ShootChange.Unmanaged.class,
                        left -> assertThat(left.shoot().facts().labels()).isEmpty());
    }

    @Test
    void saysNothingOfAShootThatIsGone() {
        putAll("one");
        garden.onWatch(new Departed(shoot("one", PROTECTED), "101"), CLOSED);

        watchAfterFirstList(() -> garden.remove("one"));

        assertThat(news.changes).hasSize(1);
    }

    @Test
    void findsInARelistWhatTheWatchDidNotSay() {
        putAll("one", "two");
        watch();
        garden.put(shoot("one", Map.of()));
        garden.remove("two");

        watch();

        assertThat(news.changes).hasSize(3).last().isInstanceOf(ShootChange.Unmanaged.class);
    }

    @Test
    void keepsEveryShootThroughEveryError() {
        putAll("one");
        watch();
        garden.fail(Kind.UNREACHABLE, Kind.FORBIDDEN, Kind.CREDENTIAL_REFUSED, Kind.EXPIRED, Kind.NOT_FOUND);

        watch();

        assertThat(news.changes).hasSize(1);
        assertThat(states()).last().isEqualTo(new Active());
    }

    @Test
    void showsAFailureOfAConfigThatWorkedOnlyWhenItLasts() {
        garden.onWatch(EXPIRED);
        watchAfterFirstList(() -> garden.fail(Kind.UNREACHABLE, Kind.UNREACHABLE));
        assertThat(states()).containsExactly(new Active());

        garden.onWatch(EXPIRED);
        watchAfterFirstList(
                () -> garden.fail(Kind.CREDENTIAL_REFUSED, Kind.CREDENTIAL_REFUSED, Kind.CREDENTIAL_REFUSED));
        assertThat(states())
                .endsWith(
                        new Failed(FailureReason.GARDENER_CREDENTIAL_REFUSED, "scripted CREDENTIAL_REFUSED"),
                        new Active());
    }

    @Test
    void namesTheRightThatWasTakenAway() {
        garden.missing.add(new MissingRight("watch", "shoots"));

        watchUntilFirstRest();

        assertThat(states()).singleElement().isInstanceOfSatisfying(Failed.class, failed -> {
            assertThat(failed.reason()).isEqualTo(FailureReason.GARDENER_RIGHT_MISSING);
            assertThat(failed.message()).contains("watch shoots");
        });
    }

    @Test
    void goesBackToTheBeginningWhenWatchesEndAtOnceAgainAndAgain() {
        garden.onWatch(CLOSED);
        garden.onWatch(CLOSED);
        garden.onWatch(CLOSED);

        watch();

        assertThat(meters.lists).isEqualTo(2);
        assertThat(meters.restarts).isEqualTo(3);
    }

    private void putAll(String... names) {
        Arrays.stream(names).forEach(name -> garden.put(shoot(name, PROTECTED)));
    }

    private List<String> added() {
        return news.changes.stream()
                .filter(ShootChange.Added.class::isInstance)
                .map(change -> change.shoot().facts().name())
                .toList();
    }

    private List<ConfigState> states() {
        return configs.updates.stream().map(DiscoveryConfig::state).toList();
    }

    private void watch() {
        run(rest -> {}, () -> {});
    }

    private void watchAfterFirstList(Runnable then) {
        run(rest -> {}, then);
    }

    private void watchUntilFirstRest() {
        run(
                rest -> {
                    throw new InterruptedException("the test is over");
                },
                () -> {});
    }

    private void run(Pause pause, Runnable afterFirstList) {
        DiscoveryConfig current =
                configs.find(config.id()).await().indefinitely().orElseThrow();
        BlockingTransactions transactions = new BlockingTransactions(new DirectTransactions());
        MovingClock clock = new MovingClock();
        BackoffPause backoff =
                new BackoffPause(new Backoff(Duration.ofMillis(1), Duration.ofMillis(1)), pause, new Random(1));
        WatchPolicy policy = new WatchPolicy(2, Duration.ofMinutes(15), 3);
        RecordShoots record = new RecordShoots(shoots, new FakeInstallations(), news, transactions, clock);
        Gardens gardens = new Gardens(configs, new FakeCipher(), text -> accepted(), garden, transactions);
        ShootWatch.Parts parts = new ShootWatch.Parts(
                gardens,
                new ListShoots(record, policy, new FirstList(meters, afterFirstList)),
                new FollowShoots(record, policy, meters, clock, backoff),
                new MarkConfig(configs, transactions),
                backoff,
                policy);
        new ShootWatch(current, parts).run();
        Thread.interrupted(); // a watch leaves its thread as it ended: interrupted
    }

    private static KubeconfigReading accepted() {
        return new KubeconfigReading.Accepted(
                new Kubeconfig(URI.create("https://api.garden.example.com"), null, new Kubeconfig.BearerToken("t")));
    }
}
