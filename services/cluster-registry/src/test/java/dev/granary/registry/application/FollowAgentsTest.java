package dev.granary.registry.application;

import static dev.granary.registry.domain.Samples.ID;
import static dev.granary.registry.domain.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.eventing.Attention;
import dev.granary.registry.domain.ClusterEvent.WentOffline;
import dev.granary.registry.domain.ClusterEvent.WentOnline;
import dev.granary.registry.domain.ClusterId;
import dev.granary.registry.domain.ClusterState;
import dev.granary.registry.domain.Samples;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class FollowAgentsTest {

    private static final Duration INTERVAL = Duration.ofSeconds(30);

    private final FakeRegistry registry = new FakeRegistry();
    private final MovingClock clock = new MovingClock(NOW);
    private Optional<Instant> hearingSince = Optional.of(NOW);

    private final Patience patience = new Patience(INTERVAL);
    private final Attention attention = new Attention(() -> hearingSince, patience.longestGap());
    private final Changes changes = new Changes(registry, registry, registry);
    private final FollowHeartbeats beats = new FollowHeartbeats(registry, new HearAgent(changes, patience, clock));
    private final FollowAgents follow =
            new FollowAgents(beats, new DeclareSilence(registry, attention, changes, patience, clock), attention);

    @Test
    void threeMissedHeartbeatsMakeAnAgentOffline() {
        registry.put(Samples.online());
        look();

        lookFor(Duration.ofSeconds(90));
        assertThat(state()).isEqualTo(ClusterState.ONLINE);
        lookFor(Duration.ofSeconds(10));

        assertThat(state()).isEqualTo(ClusterState.OFFLINE);
        assertThat(registry.published).hasOnlyElementsOfType(WentOffline.class).hasSize(1);
    }

    @Test
    void anAgentThatBeatsStaysOnline() {
        registry.put(Samples.online());

        for (int beat = 0; beat < 10; beat++) {
            lookFor(INTERVAL);
            beats.note(ID, clock.instant());
        }

        assertThat(state()).isEqualTo(ClusterState.ONLINE);
        assertThat(registry.published).isEmpty();
    }

    @Test
    void aBeatBringsASilentAgentBack() {
        registry.put(Samples.offline());
        clock.move(Duration.ofMinutes(10));

        beats.note(ID, clock.instant());
        look();

        assertThat(state()).isEqualTo(ClusterState.ONLINE);
        assertThat(registry.published).hasOnlyElementsOfType(WentOnline.class).hasSize(1);
    }

    @Test
    void theLatestOfSeveralBeatsCounts() {
        registry.put(Samples.online());

        beats.note(ID, NOW.plusSeconds(20));
        beats.note(ID, NOW.plusSeconds(10));
        look();

        assertThat(registry.get(ID).lastHeardAt()).isEqualTo(NOW.plusSeconds(20));
    }

    @Test
    void aBeatOfAnUnknownClusterIsSkipped() {
        beats.note(new ClusterId(UUID.randomUUID()), NOW);

        look();

        assertThat(registry.published).isEmpty();
    }

    @Test
    void afterItsStartTheRegistryGivesEveryAgentThreeIntervals() {
        clock.move(Duration.ofHours(5));
        hearingSince = Optional.of(clock.instant());
        registry.put(Samples.online());

        lookFor(Duration.ofSeconds(90));

        assertThat(state()).isEqualTo(ClusterState.ONLINE);
    }

    @Test
    void nobodyIsJudgedWhileTheRegistryIsDeafNorForThreeIntervalsAfterwards() {
        registry.put(Samples.online());
        look();
        hearingSince = Optional.empty();

        lookFor(Duration.ofMinutes(10));
        hearingSince = Optional.of(clock.instant());
        lookFor(Duration.ofSeconds(90));

        assertThat(state()).isEqualTo(ClusterState.ONLINE);
    }

    @Test
    void aJumpOfTheClockMakesNobodyOffline() {
        registry.put(Samples.online());
        look();

        clock.move(Duration.ofHours(1));
        look();

        assertThat(state()).isEqualTo(ClusterState.ONLINE);
    }

    @Test
    void whatCouldNotBeWrittenIsWrittenLaterAndNobodyIsJudgedForIt() {
        registry.put(Samples.online());
        look();
        registry.goDown();
        for (int second = 0; second < 300; second += 10) {
            clock.move(Duration.ofSeconds(10));
            beats.note(ID, clock.instant());
            assertThatThrownBy(this::look).hasMessage("the store is down");
        }
        Instant lastBeat = clock.instant();

        registry.comeUp();
        look();

        assertThat(registry.get(ID).lastHeardAt()).isEqualTo(lastBeat);
        assertThat(state()).isEqualTo(ClusterState.ONLINE);
    }

    private ClusterState state() {
        return registry.get(ID).status().state();
    }

    private void lookFor(Duration time) {
        for (long second = 0; second < time.toSeconds(); second += 10) {
            clock.move(Duration.ofSeconds(10));
            look();
        }
    }

    private void look() {
        follow.look().await().indefinitely();
    }
}
