package dev.granary.testing.landscape.gardener;

import static dev.granary.testing.landscape.gardener.LandscapeUnderTest.TEN_MINUTES;
import static dev.granary.testing.landscape.gardener.LandscapeUnderTest.conditions;
import static dev.granary.testing.landscape.gardener.LandscapeUnderTest.texts;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.granary.testing.landscape.kube.KubeClients;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import java.net.ConnectException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;

/** Hibernation, deletion, recreation and a bad network, as a client of the shoot sees them. */
interface ShootLifecycleContract extends LandscapeTests {

    @Test
    default void hibernatesAndWakesWithItsObjects() {
        try (var shoot = KubeClients.of(under().adminKubeconfig("edge-02"))) {
            landscape().deploy("edge-02", configMap("kept"));

            landscape().hibernate("edge-02");
            assertThatThrownBy(() -> names(shoot)).rootCause().isInstanceOf(ConnectException.class);
            var sleeping = under().shoot("edge-02");
            assertThat(sleeping.at("/status/hibernated").asBoolean()).isTrue();
            assertThat(conditions(sleeping)).containsOnly("True");
            assertThat(texts(sleeping.at("/status/conditions"), "/reason")).containsOnly("ConditionNotChecked");
            var asked = discovery().post(shoots() + "/edge-02/adminkubeconfig", TEN_MINUTES);
            assertThat(asked.statusCode()).isEqualTo(201);

            landscape().wake("edge-02");
            assertThat(under().shoot("edge-02").at("/status/hibernated").asBoolean())
                    .isFalse();
            assertThat(shoot.configMaps()
                            .inNamespace("default")
                            .withName("kept")
                            .get())
                    .isNotNull();
        }
    }

    @Test
    default void isAnotherClusterBehindTheSameAddressOnceRecreated() {
        var before = landscape().shoot("edge-02");
        var kubeconfig = under().adminKubeconfig("edge-02");
        landscape().deploy("edge-02", configMap("lost"));

        var after = landscape().recreate("edge-02");

        assertThat(after.uid()).isNotEqualTo(before.uid());
        assertThat(after.issuer()).isNotEqualTo(before.issuer()).contains(after.uid());
        assertThat(after.apiServer()).isEqualTo(before.apiServer());
        try (var outdated = KubeClients.of(kubeconfig);
                var current = KubeClients.of(under().adminKubeconfig("edge-02"))) {
            assertThatThrownBy(() -> names(outdated)).hasStackTraceContaining(SSLException.class.getSimpleName());
            assertThat(current.configMaps()
                            .inNamespace("default")
                            .withName("lost")
                            .get())
                    .isNull();
        }
    }

    @Test
    default void goesWithItsAuthoritiesWhenDeleted() {
        landscape().addShoot("gone", Map.of());
        var namespace = landscape().projectNamespace();

        landscape().delete("gone");

        assertThat(under().status(shoots() + "/gone")).isEqualTo(404);
        assertThat(under().status("/api/v1/namespaces/" + namespace + "/configmaps/gone.ca-cluster"))
                .isEqualTo(404);
        assertThat(discovery()
                        .post(shoots() + "/gone/adminkubeconfig", TEN_MINUTES)
                        .statusCode())
                .isEqualTo(404);
        assertThatThrownBy(() -> landscape().shoot("gone")).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    default void cannotBeReachedWhileTheNetworkIsCut() {
        try (var shoot = KubeClients.of(under().adminKubeconfig("edge-02"))) {
            names(shoot);

            landscape().cutNetwork("edge-02");
            assertThatThrownBy(() -> names(shoot))
                    .isInstanceOfSatisfying(
                            KubernetesClientException.class,
                            failure -> assertThat(failure.getStatus())
                                    .as("no answer")
                                    .isNull());

            landscape().restoreNetwork("edge-02");
            assertThat(names(shoot)).contains("default");
        } finally {
            landscape().restoreNetwork("edge-02");
        }
    }

    @Test
    default void answersLaterWhileSlow() {
        var delay = Duration.ofMillis(300);
        try (var shoot = KubeClients.of(under().adminKubeconfig("edge-02"))) {
            names(shoot);

            landscape().slow("edge-02", delay);
            var begin = Instant.now();
            names(shoot);
            assertThat(Duration.between(begin, Instant.now())).isGreaterThanOrEqualTo(delay);
        } finally {
            landscape().slow("edge-02", Duration.ZERO);
        }
    }

    private static java.util.List<String> names(KubernetesClient shoot) {
        return shoot.namespaces().list().getItems().stream()
                .map(namespace -> namespace.getMetadata().getName())
                .toList();
    }

    private static String configMap(String name) {
        return """
                apiVersion: v1
                kind: ConfigMap
                metadata: { name: %s, namespace: default }
                """.formatted(name);
    }
}
