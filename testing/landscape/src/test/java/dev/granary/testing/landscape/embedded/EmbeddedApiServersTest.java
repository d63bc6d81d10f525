package dev.granary.testing.landscape.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.granary.testing.landscape.api.ApiServer;
import dev.granary.testing.landscape.api.ApiServerSpec;
import dev.granary.testing.landscape.kube.KubeClients;
import dev.granary.testing.landscape.kube.Kubeconfig;
import io.fabric8.kubernetes.api.model.ListOptionsBuilder;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.NamespaceBuilder;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientException;
import io.fabric8.kubernetes.client.Watcher;
import io.fabric8.kubernetes.client.WatcherException;
import java.net.ConnectException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.Test;

/** What embedded servers have beyond the contract: many in one process, a clock that moves, stores that outlive them. */
class EmbeddedApiServersTest {

    @Test
    void serverStartedAgainUnderItsNameHasItsObjectsBack() {
        try (EmbeddedApiServers servers = new EmbeddedApiServers()) {
            ApiServer first = servers.start(spec("one"));
            try (KubernetesClient client = KubeClients.admin(first)) {
                client.resource(namespace("kept")).create();
            }
            first.close();

            ApiServer second = servers.start(spec("one"));

            try (KubernetesClient client = KubeClients.admin(second)) {
                assertThat(client.namespaces().withName("kept").get()).isNotNull();
                client.namespaces().withName("kept").delete();
                await().until(() -> client.namespaces().withName("kept").get() == null);
            }
        }
    }

    @Test
    void serversDoNotShareObjectsNorTokens() {
        try (EmbeddedApiServers servers = new EmbeddedApiServers()) {
            ApiServer one = servers.start(spec("one"));
            ApiServer two = servers.start(spec("two"));
            try (KubernetesClient client = KubeClients.admin(one)) {
                client.resource(namespace("mine")).create();
            }

            try (KubernetesClient client = KubeClients.admin(two);
                    KubernetesClient stranger =
                            KubeClients.of(Kubeconfig.withToken(two.url(), two.caPem(), one.adminToken()))) {
                assertThat(client.namespaces().withName("mine").get()).isNull();
                assertThatThrownBy(() -> stranger.namespaces().list())
                        .isInstanceOfSatisfying(
                                KubernetesClientException.class,
                                e -> assertThat(e.getCode()).isEqualTo(401));
            }
            assertThatThrownBy(() -> servers.start(spec("two"))).isInstanceOf(IllegalArgumentException.class);
        }
    }

    @Test
    void stoppedServerRefusesConnectionsAndComesBackOnItsPort() {
        try (EmbeddedApiServers servers = new EmbeddedApiServers()) {
            ApiServer server = servers.start(spec("one"));
            try (KubernetesClient client = KubeClients.admin(server)) {
                server.stop();
                assertThatThrownBy(() -> client.namespaces().list()).hasRootCauseInstanceOf(ConnectException.class);

                server.start();

                assertThat(client.namespaces().list().getItems()).isNotEmpty();
            }
        }
    }

    @Test
    void tokenEndsWhenItsTimeHasComeByTheClockOfTheServer() {
        Instant[] now = {Instant.now()};
        InstantSource moving = () -> now[0];
        Clock clock = moving.withZone(ZoneOffset.UTC);
        EmbeddedOptions options = EmbeddedOptions.defaults().withClock(clock);
        try (EmbeddedApiServers servers = new EmbeddedApiServers(options)) {
            ApiServer server = servers.start(spec("one"));
            String token = token(server);
            try (KubernetesClient account = KubeClients.of(Kubeconfig.withToken(server.url(), server.caPem(), token))) {
                assertThat(account.getKubernetesVersion().getMinor()).isEqualTo("36");

                now[0] = now[0].plus(Duration.ofMinutes(11));

                assertThatThrownBy(account::getKubernetesVersion)
                        .isInstanceOfSatisfying(
                                KubernetesClientException.class,
                                e -> assertThat(e.getCode()).isEqualTo(401));
            }
        }
    }

    @Test
    void bookmarksComeAtTheirInterval() {
        EmbeddedOptions options = EmbeddedOptions.defaults().withBookmarkInterval(Duration.ofMillis(50));
        List<String> seen = new CopyOnWriteArrayList<>();
        try (EmbeddedApiServers servers = new EmbeddedApiServers(options);
                KubernetesClient client = KubeClients.admin(servers.start(spec("one")));
                var watch = client.namespaces()
                        .watch(
                                new ListOptionsBuilder()
                                        .withAllowWatchBookmarks(true)
                                        .build(),
                                new BookmarkRecorder(seen))) {
            await().until(() -> seen.size() >= 3);
            assertThat(seen).allMatch(version -> version.matches("\\d+"));
        }
    }

    private static String token(ApiServer server) {
        try (KubernetesClient client = KubeClients.admin(server)) {
            await().until(() -> client.serviceAccounts()
                            .inNamespace("default")
                            .withName("default")
                            .get()
                    != null);
            return client.serviceAccounts()
                    .inNamespace("default")
                    .withName("default")
                    .tokenRequest(new TokenRequestBuilder()
                            .withNewSpec()
                            .withExpirationSeconds(600L)
                            .endSpec()
                            .build())
                    .getStatus()
                    .getToken();
        }
    }

    private static Namespace namespace(String name) {
        return new NamespaceBuilder()
                .withNewMetadata()
                .withName(name)
                .endMetadata()
                .build();
    }

    private static ApiServerSpec spec(String name) {
        return new ApiServerSpec(name, "https://issuer.example.com/" + name, "", "");
    }

    private record BookmarkRecorder(List<String> versions) implements Watcher<Namespace> {

        @Override
        public void eventReceived(Action action, Namespace namespace) {
            if (action == Action.BOOKMARK) {
                versions.add(namespace.getMetadata().getResourceVersion());
            }
        }

        @Override
        public void onClose(WatcherException cause) {
            versions.add("closed: " + cause.getMessage());
        }
    }
}
