package dev.granary.demo.kubelet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.granary.testing.landscape.Landscape;
import dev.granary.testing.landscape.Landscapes;
import dev.granary.testing.landscape.ShootHandle;
import dev.granary.testing.landscape.kube.KubeClients;
import dev.granary.testing.landscape.storage.StorageDriver;
import io.fabric8.kubernetes.api.model.ContainerStateTerminated;
import io.fabric8.kubernetes.api.model.DeletionPropagation;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class JobPodsIT {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final String NODE = "edge-01-node";
    private static final String WORK = "work";

    @TempDir
    private static Path directory;

    private static Landscape landscape;
    private static Kubelet kubelet;
    private static KubernetesClient client;

    @BeforeAll
    static void oneShoot() {
        landscape = Landscapes.open();
        ShootHandle shoot = landscape.addShoot("edge-01", Map.of());
        client = KubeClients.of(shoot.adminKubeconfig());
        kubelet = new Kubelet(new PodSettings(
                directory,
                "example.com/job:1",
                List.of("sh", "-c", "mkdir $DATA; printf 'last words' > $REPORT; $END"),
                URI.create("https://127.0.0.1:1/")));
        kubelet.attend(shoot);
    }

    @AfterAll
    static void close() {
        kubelet.close();
        client.close();
        landscape.close();
    }

    @Test
    void podRunsOnceItsClaimHasAVolumeAndItsLastWordsAreToBeRead() throws IOException {
        start("good", NODE, "exit 0");

        until(() -> ended("good") != null);

        assertThat(ended("good"))
                .extracting(ContainerStateTerminated::getExitCode, ContainerStateTerminated::getMessage)
                .containsExactly(0, "last words");
        assertThat(storage().directory(WORK, "good").resolve("deep")).isDirectory();
        until(() -> hasCondition("good", "Complete"));
    }

    @Test
    void podThatFailsFailsItsJob() throws IOException {
        start("bad", NODE, "exit 3");

        until(() -> ended("bad") != null);

        assertThat(ended("bad"))
                .extracting(ContainerStateTerminated::getExitCode)
                .isEqualTo(3);
        until(() -> hasCondition("bad", "Failed"));
    }

    @Test
    void podOfAnotherNodeIsNotScheduledAndAnEventSaysSo() throws IOException {
        start("elsewhere", "another-node", "exit 0");

        until(() -> client.v1().events().inNamespace(WORK).list().getItems().stream()
                .anyMatch(event -> event.getInvolvedObject().getName().startsWith("elsewhere")
                        && event.getReason().equals("FailedScheduling")));
        assertThat(ended("elsewhere")).isNull();
    }

    @Test
    void deletionOfTheJobEndsTheProcessAndThePodGoes() throws IOException {
        start("long", NODE, "exec sleep 600");
        until(() -> Files.isDirectory(storage().directory(WORK, "long").resolve("deep")));

        client.batch()
                .v1()
                .jobs()
                .inNamespace(WORK)
                .withName("long")
                .withPropagationPolicy(DeletionPropagation.BACKGROUND)
                .delete();

        until(() -> client.pods()
                .inNamespace(WORK)
                .withLabel("job-name", "long")
                .list()
                .getItems()
                .isEmpty());
    }

    private static StorageDriver storage() {
        return kubelet.storage("edge-01");
    }

    private static void start(String name, String node, String end) throws IOException {
        try (InputStream in = JobPodsIT.class.getResourceAsStream("job.yaml")) {
            landscape.deploy(
                    "edge-01",
                    new String(in.readAllBytes(), StandardCharsets.UTF_8)
                            .replace("${name}", name)
                            .replace("${node}", node)
                            .replace("${end}", end));
        }
    }

    private static @Nullable ContainerStateTerminated ended(String job) {
        return client.pods().inNamespace(WORK).withLabel("job-name", job).list().getItems().stream()
                .flatMap(pod -> pod.getStatus().getContainerStatuses().stream())
                .map(status -> status.getState().getTerminated())
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private static boolean hasCondition(String job, String type) {
        return client.batch().v1().jobs().inNamespace(WORK).withName(job).get().getStatus().getConditions().stream()
                .anyMatch(condition -> condition.getType().equals(type));
    }

    private static void until(Callable<Boolean> condition) {
        await().atMost(PATIENCE).ignoreExceptions().until(condition);
    }
}
