package dev.granary.demo.kubelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.granary.demo.stack.Json;
import dev.granary.testing.landscape.Landscape;
import dev.granary.testing.landscape.Landscapes;
import dev.granary.testing.landscape.ShootHandle;
import dev.granary.testing.landscape.kube.KubeClients;
import dev.granary.testing.landscape.kube.Kubeconfig;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KubeletIT {
    private static final String IMAGE = "example.com/program:1";
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final String SECRET = """
            apiVersion: v1
            kind: Secret
            metadata: {name: keys, namespace: work}
            stringData: {default: %s}
            """;

    @TempDir
    private static Path directory;

    private static Landscape landscape;
    private static ShootHandle shoot;
    private static Kubelet kubelet;

    @BeforeAll
    static void oneShoot() {
        landscape = Landscapes.open();
        shoot = landscape.addShoot("edge-01", Map.of());
        kubelet = new Kubelet(new PodSettings(
                directory,
                IMAGE,
                List.of(
                        "sh",
                        "-c",
                        "env | sort > $DUMP/env; cp -rL $VOLUMES $DUMP/files; touch $DUMP/done; exec sleep 600"),
                URI.create("https://127.0.0.1:1/")));
        kubelet.attend(shoot);
    }

    @AfterAll
    static void close() {
        kubelet.close();
        landscape.close();
    }

    @Test
    void processHasTheEnvironmentFilesAndTokensThatTheManifestAsksFor() throws Exception {
        Path dump = Files.createDirectories(directory.resolve("dump-full"));
        deploy("full", dump, "hello");
        await().atMost(PATIENCE).until(() -> Files.exists(dump.resolve("done")));

        Map<String, String> environment = environment(dump);
        Path config = Path.of(environment.get("CONFIG"));
        Path token = Path.of(environment.get("TOKEN"));
        assertThat(environment)
                .containsEntry("GREETING", "hello")
                .containsEntry("NAMESPACE", "work")
                .containsEntry("KUBERNETES_SERVICE_HOST", shoot.apiServer().getHost())
                .containsEntry("AZURE_CLIENT_ID", "the-client")
                .containsEntry("AZURE_TENANT_ID", "the-tenant")
                .containsEntry("AZURE_AUTHORITY_HOST", "https://127.0.0.1:1/")
                .doesNotContainKey("JAVA_HOME");
        assertThat(config).hasContent("colour=blue");
        assertThat(claims(token)).contains("\"aud\":[\"granary\"]", "system:serviceaccount:work:full");
        assertThat(claims(Path.of(environment.get("AZURE_FEDERATED_TOKEN_FILE"))))
                .contains("\"aud\":[\"api://AzureADTokenExchange\"]");
        assertThat(Path.of(environment.get("KUBERNETES_CERTS_CA_FILE"))).hasContent(shoot.caPem());
        assertThat(apiAnswersTo(environment)).isTrue();
    }

    @Test
    void processThatIsKilledIsStartedAgainAndOneWhoseDeploymentGoesIsStopped() throws Exception {
        Path dump = Files.createDirectories(directory.resolve("dump-killed"));
        deploy("killed", dump, "hello");
        Pod pod = running("killed");
        long first = pod.process().orElseThrow().pid();

        pod.killHard();
        await().atMost(PATIENCE)
                .until(() ->
                        pod.process().map(process -> process.pid() != first).orElse(false));

        try (var client = KubeClients.of(shoot.adminKubeconfig())) {
            client.apps().deployments().inNamespace("work").withName("killed").delete();
        }
        await().atMost(PATIENCE).until(() -> pod.process().isEmpty());
        assertThat(pod.starts()).isEqualTo(2);
    }

    @Test
    void anOptionalSecretComesAndChangesWhileTheProcessRuns() throws Exception {
        Path dump = Files.createDirectories(directory.resolve("dump-keys"));
        deploy("keys", dump, "hello");
        await().atMost(PATIENCE).until(() -> Files.exists(dump.resolve("done")));
        Pod pod = running("keys");
        Path key = Path.of(environment(dump).get("KEYS")).resolve("default");
        assertThat(key).doesNotExist();

        landscape.deploy("edge-01", SECRET.formatted("one"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(key).hasContent("one"));
        landscape.deploy("edge-01", SECRET.formatted("two"));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(key).hasContent("two"));

        assertThat(pod.starts()).isEqualTo(1);
    }

    @Test
    void changeOfTheDeploymentStartsTheProcessAnew() throws Exception {
        Path dump = Files.createDirectories(directory.resolve("dump-changed"));
        deploy("changed", dump, "hello");
        await().atMost(PATIENCE).until(() -> Files.exists(dump.resolve("done")));

        deploy("changed", dump, "goodbye");

        await().atMost(PATIENCE).until(() -> "goodbye".equals(environment(dump).get("GREETING")));
        assertThat(kubelet.pods("edge-01").stream()
                        .filter(pod -> pod.plan().name().equals("changed")))
                .hasSize(1);
    }

    private static Pod running(String name) {
        return await().atMost(PATIENCE)
                .until(
                        () -> kubelet.pods("edge-01").stream()
                                .filter(pod -> pod.plan().name().equals(name))
                                .filter(pod -> pod.process().isPresent())
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    private static boolean apiAnswersTo(Map<String, String> environment) throws IOException {
        String token = Files.readString(Path.of(environment.get("KUBERNETES_AUTH_SERVICEACCOUNT_TOKEN")));
        String kubeconfig =
                Kubeconfig.withToken(URI.create(environment.get("KUBERNETES_MASTER")), shoot.caPem(), token);
        try (var client = KubeClients.of(kubeconfig)) {
            return client.getKubernetesVersion() != null;
        }
    }

    private static String claims(Path token) throws IOException {
        String payload = Files.readString(token).split("\\.", -1)[1];
        return Json.parse(new String(Base64.getUrlDecoder().decode(payload), StandardCharsets.UTF_8))
                .toString();
    }

    private static Map<String, String> environment(Path dump) throws IOException {
        return Files.readAllLines(dump.resolve("env")).stream()
                .map(line -> line.split("=", 2))
                .filter(pair -> pair.length == 2)
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
    }

    private static void deploy(String name, Path dump, String greeting) throws IOException {
        try (InputStream in = KubeletIT.class.getResourceAsStream("program.yaml")) {
            String manifest = new String(in.readAllBytes(), StandardCharsets.UTF_8)
                    .replace("${name}", name)
                    .replace("${greeting}", greeting)
                    .replace("${dump}", dump.toString());
            landscape.deploy("edge-01", manifest);
        }
    }
}
