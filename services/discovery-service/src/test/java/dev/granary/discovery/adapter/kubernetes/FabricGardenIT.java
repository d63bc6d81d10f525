package dev.granary.discovery.adapter.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.granary.discovery.TestLandscape;
import dev.granary.discovery.application.port.Garden;
import dev.granary.discovery.application.port.Garden.MissingRight;
import dev.granary.discovery.application.port.Garden.ShootPage;
import dev.granary.discovery.application.port.Garden.ShootQuery;
import dev.granary.discovery.application.port.GardenerFault;
import dev.granary.discovery.application.port.GardenerFault.Kind;
import dev.granary.discovery.application.port.ShootAdmission;
import dev.granary.discovery.application.port.ShootEvents;
import dev.granary.discovery.application.port.ShootEvents.Cause;
import dev.granary.discovery.application.port.ShootEvents.Departed;
import dev.granary.discovery.application.port.ShootEvents.Ended;
import dev.granary.discovery.application.port.ShootEvents.Seen;
import dev.granary.discovery.application.port.ShootEvents.ShootEvent;
import dev.granary.discovery.domain.Kubeconfig;
import dev.granary.discovery.domain.KubeconfigReading.Accepted;
import dev.granary.discovery.domain.ObservedShoot;
import dev.granary.discovery.domain.ShootFacts;
import dev.granary.selection.LabelSelector;
import dev.granary.testing.landscape.Landscape;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** The Gardener adapter on a simulated Gardener over a real API server. */
class FabricGardenIT {

    private static final Landscape LANDSCAPE = TestLandscape.shared();
    private static final YamlKubeconfigs KUBECONFIGS = new YamlKubeconfigs();
    private static final Clients CLIENTS =
            new Clients(new ClientSettings(Duration.ofSeconds(5), Duration.ofSeconds(20)));
    private static final Garden GARDEN = connect(kubeconfig());

    @AfterAll
    static void close() {
        GARDEN.close();
    }

    @Test
    void readsTheNamespaceFromTheProject() {
        assertThat(GARDEN.namespaceOf(LANDSCAPE.project())).contains(LANDSCAPE.projectNamespace());
    }

    @Test
    void tellsAnUnknownProjectFromARefusedCredentialAndFromAnUntrustedServer() {
        Kubeconfig good = kubeconfig();
        Kubeconfig badToken =
                new Kubeconfig(good.server(), good.certificateAuthorityPem(), new Kubeconfig.BearerToken("wrong"));
        Kubeconfig untrusted = new Kubeconfig(good.server(), null, good.credential());
        Kubeconfig nobody =
                new Kubeconfig(URI.create("https://127.0.0.1:1"), good.certificateAuthorityPem(), good.credential());

        assertFault(() -> GARDEN.namespaceOf("unknown"), Kind.FORBIDDEN);
        assertFault(() -> namespaceOf(badToken), Kind.CREDENTIAL_REFUSED);
        assertFault(() -> namespaceOf(untrusted), Kind.UNREACHABLE);
        assertFault(() -> namespaceOf(nobody), Kind.UNREACHABLE);
        assertThatThrownBy(() -> namespaceOf(untrusted)).hasMessageContaining("certificate");
    }

    @Test
    void refusesAKeyThatCannotBeRead() {
        Kubeconfig good = kubeconfig();
        Kubeconfig.Credential unreadable = new Kubeconfig.ClientCertificate(
                String.valueOf(good.certificateAuthorityPem()),
                "-----BEGIN RSA PRIVATE KEY-----\nAAAA\n-----END RSA PRIVATE KEY-----\n");

        assertFault(
                () -> connect(new Kubeconfig(good.server(), good.certificateAuthorityPem(), unreadable)),
                Kind.CREDENTIAL_UNUSABLE);
    }

    @Test
    void namesTheRightsThatAreMissing() {
        assertThat(GARDEN.missingRights(LANDSCAPE.projectNamespace())).isEmpty();

        LANDSCAPE.revoke("create", "shoots/adminkubeconfig");
        try {
            await().untilAsserted(() -> assertThat(GARDEN.missingRights(LANDSCAPE.projectNamespace()))
                    .containsExactly(new MissingRight("create", "shoots/adminkubeconfig")));
        } finally {
            LANDSCAPE.grant("create", "shoots/adminkubeconfig");
        }
    }

    @Test
    void listsPageByPageWhatMatches() {
        ShootPage first = GARDEN.shoots(query("protect"), 1, null);
        ShootPage second = GARDEN.shoots(query("protect"), 1, first.continueToken());

        assertThat(names(first)).containsExactly("one");
        assertThat(names(second)).containsExactly("two");
        assertThat(second.continueToken()).isNull();
        assertThat(first.shoots().getFirst().facts().uid())
                .hasToString(LANDSCAPE.shoot("one").uid());
        assertThat(first.shoots().getFirst().facts().labels())
                .containsEntry("protect", "true")
                .doesNotContainKey("shoot.gardener.cloud/status");
    }

    @Test
    void hearsLabelsComeAndGo() throws InterruptedException {
        ShootQuery query = query("garden-it");
        String version = GARDEN.shoots(query, 500, null).resourceVersion();

        try (ShootEvents events = GARDEN.watch(query, version)) {
            LANDSCAPE.relabel("other", Map.of("garden-it", "true"));
            LANDSCAPE.relabel("other", Map.of());

            assertThat(hear(events, Departed.class))
                    .hasAtLeastOneElementOfType(Seen.class)
                    .last()
                    .isInstanceOfSatisfying(
                            Departed.class,
                            gone -> assertThat(gone.shoot().deleting()).isFalse());
        }
        assertThat(GARDEN.shoot(query, "other"))
                .hasValueSatisfying(shoot ->
                        assertThat(query.selector().matches(shoot.labels())).isFalse());
        assertThat(GARDEN.shoot(query, "nothing")).isEmpty();
    }

    @Test
    void saysThatAVersionIsTooOld() throws InterruptedException {
        try (ShootEvents events = GARDEN.watch(query("protect"), "1")) {
            assertThat(hear(events, Ended.class)).last().isEqualTo(new Ended(Cause.EXPIRED, "The version is too old."));
        }
    }

    @Test
    void endsTheWatchAndSaysUnreachableWhileGardenerIsAway() throws InterruptedException {
        String version = GARDEN.shoots(query("protect"), 500, null).resourceVersion();
        try (ShootEvents events = GARDEN.watch(query("protect"), version)) {
            LANDSCAPE.stopGardener();
            assertThat(hear(events, Ended.class)).last().isInstanceOf(Ended.class);
            assertFault(() -> GARDEN.shoots(query("protect"), 500, null), Kind.UNREACHABLE);
        } finally {
            LANDSCAPE.startGardener();
        }
    }

    @Test
    void getsAKubeconfigForTheExternalAddress() {
        assertThat(GARDEN.admission(LANDSCAPE.projectNamespace(), "other"))
                .isInstanceOfSatisfying(ShootAdmission.Granted.class, granted -> {
                    assertThat(granted.kubeconfig().server())
                            .isEqualTo(LANDSCAPE.shoot("other").apiServer());
                    assertThat(granted.kubeconfig().credential()).isInstanceOf(Kubeconfig.ClientCertificate.class);
                });
        assertFault(() -> GARDEN.admission(LANDSCAPE.projectNamespace(), "nothing"), Kind.NOT_FOUND);
    }

    private static List<ShootEvent> hear(ShootEvents events, Class<? extends ShootEvent> until)
            throws InterruptedException {
        List<ShootEvent> heard = new ArrayList<>();
        for (int round = 0; round < 20 && heard.stream().noneMatch(until::isInstance); round++) {
            heard.addAll(events.next(Duration.ofSeconds(1)));
        }
        return heard;
    }

    private static ShootQuery query(String label) {
        return new ShootQuery(LANDSCAPE.project(), LANDSCAPE.projectNamespace(), LabelSelector.stored(label + "=true"));
    }

    private static List<String> names(ShootPage page) {
        return page.shoots().stream()
                .map(ObservedShoot::facts)
                .map(ShootFacts::name)
                .toList();
    }

    private static void namespaceOf(Kubeconfig kubeconfig) {
        try (Garden garden = connect(kubeconfig)) {
            garden.namespaceOf(LANDSCAPE.project());
        }
    }

    private static void assertFault(ThrowingCallable call, Kind kind) {
        assertThatThrownBy(call)
                .isInstanceOfSatisfying(
                        GardenerFault.class, fault -> assertThat(fault.kind()).isEqualTo(kind));
    }

    private static Kubeconfig kubeconfig() {
        return ((Accepted) KUBECONFIGS.read(LANDSCAPE.discoveryKubeconfig())).kubeconfig();
    }

    private static Garden connect(Kubeconfig kubeconfig) {
        return new FabricGardener(CLIENTS, KUBECONFIGS).connect(kubeconfig);
    }
}
