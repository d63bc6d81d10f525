package dev.granary.agent.adapter.kubernetes.volume;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.granary.agent.application.volume.MoverProgress;
import dev.granary.agent.fakes.MovableClock;
import dev.granary.agent.world.Shoot;
import dev.granary.testing.landscape.pki.Trust;
import io.fabric8.kubernetes.api.model.PodBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A mover that notes its progress with the rights of the agent, and the agent that reads it. */
class OwnPodIT {

    private static final String AGENT = "granary-own-pod";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    @TempDir
    private Path files;

    private final Shoot shoot = Shoot.shared();
    private final MovableClock clock = new MovableClock();
    private final List<MoverProgress> seen = new ArrayList<>();
    private KubernetesClient client;

    @BeforeEach
    void runAMover() throws IOException {
        shoot.admit(AGENT);
        client = shoot.agentClient(AGENT);
        Files.writeString(files.resolve("token"), shoot.token(AGENT, Shoot.ISSUER) + "\n");
        Files.writeString(files.resolve("ca.crt"), shoot.server().caPem());
        shoot.admin()
                .resource(new PodBuilder()
                        .withNewMetadata()
                        .withName("mover-1")
                        .withNamespace(AGENT)
                        .addToLabels("job-name", "mover")
                        .endMetadata()
                        .withNewSpec()
                        .addNewContainer()
                        .withName("mover")
                        .withImage("agent:1")
                        .endContainer()
                        .endSpec()
                        .build())
                .create();
    }

    @AfterEach
    void remove() {
        shoot.admin().pods().inNamespace(AGENT).withGracePeriod(0).delete();
        client.close();
    }

    @Test
    void theAgentSeesHowFarTheMoverIs() {
        var progress = new MoverProgress(3, 4_000, Duration.ofSeconds(5));

        pod().note(progress);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(seen()).contains(progress));
    }

    @Test
    void notesNoMoreThanOneInTwoSeconds() {
        var first = new MoverProgress(1, 1, Duration.ofSeconds(1));
        var third = new MoverProgress(3, 3, Duration.ofSeconds(3));
        OwnPod pod = pod();

        pod.note(first);
        pod.note(new MoverProgress(2, 2, Duration.ofSeconds(2)));
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(seen()).contains(first));
        clock.advance(Duration.ofSeconds(2));
        pod.note(third);

        await().atMost(PATIENCE).untilAsserted(() -> assertThat(seen()).contains(third));
        assertThat(seen()).containsOnly(first, third);
    }

    @Test
    void aNoteThatGetsLostHurtsNobody() throws IOException {
        OwnPod pod = pod();
        Files.delete(files.resolve("token"));

        pod.note(new MoverProgress(1, 1, Duration.ofSeconds(1)));

        assertThat(seen()).isEmpty();
    }

    @Test
    void aProcessThatWasNotToldItsPodHasNone() {
        assertThat(OwnPod.of(Map.of(), this::trust, clock)).isEmpty();
    }

    private List<MoverProgress> seen() {
        new RunningMover(client, AGENT, "mover").ended(words -> Optional.empty(), seen::add);
        return seen;
    }

    private OwnPod pod() {
        URI server = URI.create(shoot.server().url().toString());
        Map<String, String> environment = new HashMap<>();
        environment.put(OwnPod.NAME, "mover-1");
        environment.put(OwnPod.NAMESPACE, AGENT);
        environment.put("KUBERNETES_SERVICE_HOST", server.getHost());
        environment.put("KUBERNETES_SERVICE_PORT", String.valueOf(server.getPort()));
        environment.put(
                "KUBERNETES_AUTH_SERVICEACCOUNT_TOKEN", files.resolve("token").toString());
        environment.put("KUBERNETES_CERTS_CA_FILE", files.resolve("ca.crt").toString());
        return OwnPod.of(environment, this::trust, clock).orElseThrow();
    }

    private SSLContext trust(Path authorities) {
        try {
            return Trust.in(Files.readString(authorities));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
