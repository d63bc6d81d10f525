package dev.granary.discovery;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.equalTo;

import dev.granary.contracts.clusters.v1.AgentInstallationRequested;
import dev.granary.contracts.clusters.v1.Cluster;
import dev.granary.contracts.clusters.v1.ClusterState;
import dev.granary.contracts.shoots.v1.AgentInstallationFailed;
import dev.granary.contracts.shoots.v1.AgentInstalled;
import dev.granary.contracts.shoots.v1.ShootAdded;
import dev.granary.contracts.shoots.v1.ShootUnmanaged;
import dev.granary.contracts.shoots.v1.ShootUpdated;
import dev.granary.discovery.OutsideLandscape.Shoot;
import dev.granary.discovery.application.BackgroundWork;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.awaitility.core.ThrowingRunnable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The service with a real broker, a real database and real API servers. */
@QuarkusTest
@DiscoveryResources
class DiscoveryIT {

    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private final Shoot one = OutsideLandscape.shoot("one");
    private final Shoot two = OutsideLandscape.shoot("two");
    private final Shoot other = OutsideLandscape.shoot("other");

    @Inject
    BackgroundWork work;

    @Inject
    DataSource dataSource;

    private ShootTopic bus;

    @BeforeEach
    void listen() {
        bus = new ShootTopic();
    }

    @AfterEach
    void hangUp() {
        bus.close();
    }

    @Test
    void followsTheShootsOfAConfigAndBringsTheAgent() {
        String config = ConfigApi.create("flow", "protect=true");
        tellsOfMatchingShootsOnly(config);
        saysNothingNewAfterARestart();
        tellsOfLabelsThatComeAndGo();
        waitsForASleepingShoot();
        tellsOfARightThatIsMissingUntilItIsThere();
        keepsTheCredentialToItself(config);
    }

    private void tellsOfMatchingShootsOnly(String config) {
        eventually(() -> assertThat(bus.of(one.uid(), ShootAdded.class))
                .singleElement()
                .satisfies(added -> {
                    assertThat(added.getShoot().getName()).isEqualTo("one");
                    assertThat(added.getShoot().getProject()).isEqualTo(OutsideLandscape.text("project"));
                    assertThat(added.getVersion()).isEqualTo(1);
                    assertThat(added.getConfigId()).hasToString(config);
                }));
        eventually(() -> assertThat(bus.of(two.uid(), ShootAdded.class)).hasSize(1));
        eventually(() -> ConfigApi.get(config)
                .statusCode(200)
                .body("state", equalTo("ACTIVE"))
                .body("shoots", equalTo(2))
                .body("projectNamespace", equalTo(OutsideLandscape.text("projectNamespace"))));
        assertThat(bus.of(other.uid())).isEmpty();
    }

    private void saysNothingNewAfterARestart() {
        work.stop();
        work.start();
        OutsideLandscape.script("hibernate", "two");

        eventually(() -> assertThat(bus.of(two.uid(), ShootUpdated.class)).isNotEmpty());
        assertThat(bus.of(one.uid())).hasSize(1);
        assertThat(bus.of(two.uid(), ShootAdded.class)).hasSize(1);
    }

    private void tellsOfLabelsThatComeAndGo() {
        OutsideLandscape.script("relabel", "one", Map.of());
        eventually(() -> assertThat(bus.of(one.uid(), ShootUnmanaged.class))
                .singleElement()
                .satisfies(left -> {
                    assertThat(left.getVersion()).isEqualTo(2);
                    assertThat(left.getShoot().getLabels()).doesNotContainKey("protect");
                }));
        OutsideLandscape.script("relabel", "one", Map.of("protect", "true"));
        eventually(() -> assertThat(bus.of(one.uid(), ShootAdded.class)).hasSize(2));
    }

    private void waitsForASleepingShoot() {
        bus.request(request(two, 1));
        bus.request(request(one, 1));
        eventually(() -> assertInstalled(one));
        assertThat(bus.of(two.uid(), AgentInstalled.class)).isEmpty();

        OutsideLandscape.script("wake", "two");

        eventually(() -> assertInstalled(two));
        assertThat(bus.of(two.uid(), AgentInstallationFailed.class)).isEmpty();
    }

    private void tellsOfARightThatIsMissingUntilItIsThere() {
        OutsideLandscape.script("revoke", "create", "shoots/adminkubeconfig");
        bus.request(request(one, 2));
        try {
            eventually(() -> assertThat(bus.of(one.uid(), AgentInstallationFailed.class))
                    .singleElement()
                    .satisfies(failed -> {
                        assertThat(failed.getReason()).isEqualTo("GardenerRightMissing");
                        assertThat(failed.getRegistrationNumber()).isEqualTo(2);
                        assertThat(failed.getRetrying()).isTrue();
                    }));
        } finally {
            OutsideLandscape.script("grant", "create", "shoots/adminkubeconfig");
        }
        eventually(() -> assertThat(bus.of(one.uid(), AgentInstalled.class))
                .extracting(AgentInstalled::getRegistrationNumber)
                .containsExactly(1, 2));
    }

    private void assertInstalled(Shoot shoot) {
        assertThat(bus.of(shoot.uid(), AgentInstalled.class)).singleElement().satisfies(installed -> {
            assertThat(installed.getIssuer()).isEqualTo(shoot.issuer());
            assertThat(installed.getJwks()).contains("\"keys\"").doesNotContain("\"d\":");
            assertThat(installed.getAgentVersion()).isEqualTo("0.1.0");
        });
        try (KubernetesClient client = TestClients.of(shoot.adminKubeconfig())) {
            assertThat(client.apps()
                            .deployments()
                            .inNamespace("granary-system")
                            .withName("granary-agent")
                            .get())
                    .isNotNull();
        }
    }

    private void keepsTheCredentialToItself(String config) {
        String token = token(OutsideLandscape.text("discoveryKubeconfig"));
        List<String> places = new ArrayList<>(
                List.of(ConfigApi.get(config).extract().asString(), SettingsResource.log(), bus.everything()));
        places.addAll(Tables.everyRow(dataSource));

        assertThat(places)
                .allSatisfy(place -> assertThat(place)
                        .doesNotContain(token)
                        .doesNotContain(hex(token))
                        .doesNotContain("PRIVATE KEY")
                        .doesNotContain("client-key-data"));
    }

    private static String token(String kubeconfig) {
        Matcher matcher = Pattern.compile("token: \"?([^\"\\s]+)").matcher(kubeconfig);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    /** As PostgreSQL prints bytes. */
    private static String hex(String text) {
        return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
    }

    private static void eventually(ThrowingRunnable assertion) {
        await().atMost(PATIENCE).untilAsserted(assertion);
    }

    private static AgentInstallationRequested request(Shoot shoot, int registration) {
        return new AgentInstallationRequested(
                Cluster.newBuilder()
                        .setClusterId(UUID.fromString(shoot.uid()))
                        .setTenant(OutsideLandscape.text("project"))
                        .setName(shoot.name())
                        .setRegistrationNumber(registration)
                        .setState(ClusterState.PENDING)
                        .setStateSince(Instant.now())
                        .setManaged(true)
                        .setHibernated(false)
                        .setLabels(Map.of())
                        .setRegion("")
                        .setProvider("")
                        .setKubernetesVersion("")
                        .setVersion(1)
                        .build(),
                Instant.now());
    }
}
