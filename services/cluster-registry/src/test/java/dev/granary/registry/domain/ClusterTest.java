package dev.granary.registry.domain;

import static dev.granary.registry.domain.Samples.NOW;
import static dev.granary.registry.domain.Samples.PATIENCE;
import static dev.granary.registry.domain.Samples.shoot;
import static dev.granary.registry.domain.Samples.sighting;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.granary.registry.domain.ClusterEvent.InstallationRequested;
import dev.granary.registry.domain.ClusterEvent.Registered;
import dev.granary.registry.domain.ClusterEvent.Unmanaged;
import dev.granary.registry.domain.ClusterEvent.Updated;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ClusterTest {

    private static final Instant LATER = NOW.plusSeconds(60);

    @Test
    void aNewShootIsRegisteredAndItsAgentAskedFor() {
        Change change = Cluster.register(Samples.ID, Samples.TENANT, shoot(), sighting(1), true, NOW);

        assertThat(told(change)).containsExactly(Registered.class, InstallationRequested.class);
        assertThat(change.events()).map(event -> event.cluster().version()).containsExactly(1L, 2L);
        assertThat(change.cluster().version()).isEqualTo(2);
    }

    @Test
    void aShootThatIsNotManagedIsRememberedWithoutAnAgent() {
        Change change = Cluster.register(Samples.ID, Samples.TENANT, shoot(), sighting(2), false, NOW);

        assertThat(told(change)).containsExactly(Registered.class);
        assertThat(change.cluster().managed()).isFalse();
    }

    @Test
    void anOlderSightingChangesNothing() {
        Cluster known =
                Samples.pending().observe(shoot(), sighting(5), true, NOW).cluster();

        Change change = known.observe(shoot(true), sighting(4), false, LATER);

        assertThat(change.cluster()).isEqualTo(known);
        assertThat(change.events()).isEmpty();
    }

    @Test
    void anAddedThatComesAfterItsUnmanagedDoesNotManage() {
        Change change = Cluster.register(Samples.ID, Samples.TENANT, shoot(), sighting(2), false, NOW)
                .cluster()
                .observe(shoot(), sighting(1), true, LATER);

        assertThat(change.cluster().managed()).isFalse();
        assertThat(change.events()).isEmpty();
    }

    @Test
    void anotherConfigTakesTheShootOverByTheTimeOfItsSighting() {
        UUID other = UUID.randomUUID();
        Cluster known =
                Samples.pending().observe(shoot(), sighting(9), false, NOW).cluster();

        assertThat(known.observe(shoot(), new Sighting(other, 1, NOW.plusSeconds(10)), true, LATER)
                        .cluster()
                        .managed())
                .isTrue();
        assertThat(known.observe(shoot(), new Sighting(other, 1, NOW.plusSeconds(8)), true, LATER)
                        .cluster()
                        .managed())
                .isFalse();
    }

    @Test
    void factsThatStayAreNotToldAgainButTheirOrderIsKept() {
        Change change = Samples.pending().observe(shoot(), sighting(2), true, LATER);

        assertThat(change.events()).isEmpty();
        assertThat(change.cluster().sighting()).isEqualTo(sighting(2));
    }

    @Test
    void labelsThatLeaveTheSelectorMakeItUnmanagedAndKeepItsState() {
        Change change = Samples.online().observe(shoot(), sighting(2), false, LATER);

        assertThat(told(change)).containsExactly(Unmanaged.class);
        assertThat(change.cluster().status().state()).isEqualTo(ClusterState.ONLINE);
    }

    @Test
    void anInstalledClusterThatComesBackNeedsNoSecondInstallation() {
        Cluster gone =
                Samples.online().observe(shoot(), sighting(2), false, NOW).cluster();

        Change change = gone.observe(shoot(), sighting(3), true, LATER);

        assertThat(told(change)).containsExactly(Updated.class);
        assertThat(change.cluster().managed()).isTrue();
    }

    @Test
    void aClusterThatComesBackAndWasNeverInstalledAsksForItsAgent() {
        Change change = Samples.unmanaged().observe(shoot(), sighting(2), true, LATER);

        assertThat(told(change)).containsExactly(Updated.class, InstallationRequested.class);
        assertThat(change.cluster().status().reason()).isEqualTo("AgentRequested");
    }

    @Test
    void theFirstHelloTellsVersionsAndZone() {
        Cluster cluster = Samples.installed()
                .hear(Word.hello(Samples.AGENT, LATER), LATER, PATIENCE)
                .cluster();

        assertThat(cluster.agent()).isEqualTo(Samples.AGENT);
        assertThat(cluster.kubernetesVersion()).isEqualTo("1.33.2");
        assertThat(cluster.lastHeardAt()).isEqualTo(LATER);
    }

    @Test
    void anUpdatedAgentIsTold() {
        Agent newer = new Agent("0.2.0", "1.33.2", "Europe/Berlin");

        Change change = Samples.online().hear(Word.hello(newer, LATER), LATER, PATIENCE);

        assertThat(told(change)).containsExactly(Updated.class);
        assertThat(change.cluster().agent()).isEqualTo(newer);
    }

    @Test
    void anOlderHelloDoesNotBringTheOldVersionBack() {
        Cluster updated = Samples.online()
                .hear(Word.hello(new Agent("0.2.0", "1.33.2", "UTC"), LATER), LATER, PATIENCE)
                .cluster();

        Change change = updated.hear(Word.hello(Samples.AGENT, NOW.plusSeconds(1)), LATER, PATIENCE);

        assertThat(change.cluster()).isEqualTo(updated);
    }

    @Test
    void theSilenceOfASleepingShootIsNoFault() {
        Cluster sleeping =
                Samples.online().observe(shoot(true), sighting(2), true, NOW).cluster();

        Status status = sleeping.pass(NOW.plusSeconds(91), PATIENCE).cluster().status();

        assertThat(status.state()).isEqualTo(ClusterState.OFFLINE);
        assertThat(status.reason()).isEqualTo("Hibernated");
    }

    @Test
    void theReasonOfSilenceFollowsSleepAndWaking() {
        Cluster asleep =
                Samples.offline().observe(shoot(true), sighting(2), true, LATER).cluster();
        Cluster awake = asleep.observe(shoot(false), sighting(3), true, LATER).cluster();

        assertThat(asleep.status().reason()).isEqualTo("Hibernated");
        assertThat(awake.status().reason()).isEqualTo("AgentOffline");
        assertThat(awake.status().since()).isEqualTo(Samples.offline().status().since());
    }

    @Test
    void anAgentIsNotSilentUntilItsPatienceIsOver() {
        assertThat(Samples.online().pass(NOW.plus(PATIENCE), PATIENCE).events()).isEmpty();
    }

    @Test
    void answersToAnotherRegistrationAreNotTaken() {
        assertThat(Samples.pending()
                        .agentInstalled(2, Samples.trust(), LATER)
                        .cluster()
                        .trust())
                .isNull();
        assertThat(Samples.pending()
                        .installationFailed(2, "X", "x", LATER, LATER)
                        .events())
                .isEmpty();
    }

    @Test
    void olderKeysAndOlderFailuresAreNotTaken() {
        Trust older = new Trust("https://old.example", "{}", NOW.minusSeconds(1));

        assertThat(Samples.installed().agentInstalled(1, older, LATER).cluster().trust())
                .isEqualTo(Samples.trust());
        assertThat(Samples.installed()
                        .installationFailed(1, "X", "x", NOW.minusSeconds(1), LATER)
                        .events())
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a.b", "Orchard", "-a", "a-", "a_b", "a/b", "a\n", "*"})
    void aNameThatCouldReachIntoAnothersTopicsIsNoTenant(String name) {
        assertThatIllegalArgumentException().isThrownBy(() -> new Tenant(name));
    }

    private static List<Class<?>> told(Change change) {
        return change.events().stream().<Class<?>>map(Object::getClass).toList();
    }
}
