package dev.granary.registry.domain;

import static dev.granary.registry.domain.ClusterState.FAILED;
import static dev.granary.registry.domain.ClusterState.OFFLINE;
import static dev.granary.registry.domain.ClusterState.ONLINE;
import static dev.granary.registry.domain.ClusterState.PENDING;
import static dev.granary.registry.domain.ClusterState.REMOVING;
import static dev.granary.registry.domain.Samples.NOW;
import static dev.granary.registry.domain.Samples.PATIENCE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.registry.domain.ClusterEvent.Failed;
import dev.granary.registry.domain.ClusterEvent.Updated;
import dev.granary.registry.domain.ClusterEvent.WentOffline;
import dev.granary.registry.domain.ClusterEvent.WentOnline;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The table of states: what each word makes of a cluster in each state, and what the others are told. */
class ClusterStatesTest {

    private static final Instant LATER = NOW.plus(PATIENCE).plusSeconds(10);
    private static final Word HELLO = Word.hello(Samples.AGENT, LATER);
    private static final Word BEAT = Word.sign(LATER);
    private static final Word LATE_BEAT = Word.sign(LATER.minus(PATIENCE));
    private static final Trust NEWER_TRUST = new Trust("https://api.apple.orchard.example", "{}", LATER);

    static List<Arguments> table() {
        return List.of(
                row(Samples.pending(), "hello", c -> c.hear(HELLO, LATER, PATIENCE), ONLINE, WentOnline.class),
                row(Samples.installed(), "hello", c -> c.hear(HELLO, LATER, PATIENCE), ONLINE, WentOnline.class),
                row(Samples.failed(), "hello", c -> c.hear(HELLO, LATER, PATIENCE), ONLINE, WentOnline.class),
                row(Samples.offline(), "hello", c -> c.hear(HELLO, LATER, PATIENCE), ONLINE, WentOnline.class),
                row(Samples.online(), "the same hello", c -> c.hear(HELLO, LATER, PATIENCE), ONLINE),
                row(Samples.removing(), "hello", c -> c.hear(HELLO, LATER, PATIENCE), REMOVING),
                row(Samples.pending(), "heartbeat", c -> c.hear(BEAT, LATER, PATIENCE), ONLINE, WentOnline.class),
                row(Samples.offline(), "heartbeat", c -> c.hear(BEAT, LATER, PATIENCE), ONLINE, WentOnline.class),
                row(Samples.failed(), "heartbeat", c -> c.hear(BEAT, LATER, PATIENCE), ONLINE, WentOnline.class),
                row(Samples.online(), "heartbeat", c -> c.hear(BEAT, LATER, PATIENCE), ONLINE),
                row(Samples.removing(), "heartbeat", c -> c.hear(BEAT, LATER, PATIENCE), REMOVING),
                row(Samples.offline(), "late heartbeat", c -> c.hear(LATE_BEAT, LATER, PATIENCE), OFFLINE),
                row(Samples.pending(), "silence", c -> c.pass(LATER, PATIENCE), PENDING),
                row(Samples.failed(), "silence", c -> c.pass(LATER, PATIENCE), FAILED),
                row(Samples.online(), "silence", c -> c.pass(LATER, PATIENCE), OFFLINE, WentOffline.class),
                row(Samples.offline(), "silence", c -> c.pass(LATER, PATIENCE), OFFLINE),
                row(Samples.removing(), "silence", c -> c.pass(LATER, PATIENCE), REMOVING),
                row(
                        Samples.pending(),
                        "installed",
                        c -> c.agentInstalled(1, NEWER_TRUST, LATER),
                        PENDING,
                        Updated.class),
                row(
                        Samples.failed(),
                        "installed",
                        c -> c.agentInstalled(1, NEWER_TRUST, LATER),
                        PENDING,
                        Updated.class),
                row(Samples.online(), "installed", c -> c.agentInstalled(1, NEWER_TRUST, LATER), ONLINE),
                row(Samples.offline(), "installed", c -> c.agentInstalled(1, NEWER_TRUST, LATER), OFFLINE),
                row(Samples.removing(), "installed", c -> c.agentInstalled(1, NEWER_TRUST, LATER), REMOVING),
                row(Samples.pending(), "failure", ClusterStatesTest::fail, FAILED, Failed.class),
                row(Samples.installed(), "failure", ClusterStatesTest::fail, FAILED, Failed.class),
                row(Samples.failed(), "another failure", ClusterStatesTest::fail, FAILED, Failed.class),
                row(Samples.online(), "failure", ClusterStatesTest::fail, ONLINE),
                row(Samples.offline(), "failure", ClusterStatesTest::fail, OFFLINE),
                row(Samples.removing(), "failure", ClusterStatesTest::fail, REMOVING));
    }

    @ParameterizedTest(name = "{0} + {1} -> {3}")
    @MethodSource("table")
    void everyWordHasItsEffectInEveryState(
            ClusterState before,
            String word,
            Function<Cluster, Change> transition,
            ClusterState after,
            List<Class<?>> told,
            Cluster cluster) {
        Change change = transition.apply(cluster);

        assertThat(cluster.status().state()).isEqualTo(before);
        assertThat(change.cluster().status().state()).isEqualTo(after);
        assertThat(change.events()).<Class<?>>map(Object::getClass).isEqualTo(told);
        assertThat(change.cluster().version()).isEqualTo(cluster.version() + told.size());
    }

    @ParameterizedTest(name = "{0} + {1} twice")
    @MethodSource("table")
    void theSameWordTwiceIsToldOnce(
            ClusterState before,
            String word,
            Function<Cluster, Change> transition,
            ClusterState after,
            List<Class<?>> told,
            Cluster cluster) {
        Change again = transition.apply(transition.apply(cluster).cluster());

        assertThat(again.events()).isEmpty();
        assertThat(again.cluster().status().state()).isEqualTo(after);
    }

    private static Change fail(Cluster cluster) {
        return cluster.installationFailed(1, "AgentApplyRefused", "A webhook denies it.", LATER, LATER);
    }

    private static Arguments row(
            Cluster cluster, String word, Function<Cluster, Change> transition, ClusterState after, Class<?>... told) {
        return Arguments.of(cluster.status().state(), word, transition, after, List.of(told), cluster);
    }
}
