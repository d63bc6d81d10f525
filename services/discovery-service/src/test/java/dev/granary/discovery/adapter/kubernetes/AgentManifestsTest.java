package dev.granary.discovery.adapter.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;

import dev.granary.discovery.application.port.AgentSettings;
import dev.granary.discovery.domain.WorkloadIdentity;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.client.utils.Serialization;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AgentManifestsTest {

    private static final Path FOLDER = Path.of(System.getProperty("granary.root"), "deploy", "k8s", "agent");

    private final AgentManifests manifests = new AgentManifests();

    @Test
    void appliesEveryFileOfTheFolder() throws IOException {
        try (Stream<Path> files = Files.list(FOLDER)) {
            assertThat(files.map(file -> file.getFileName().toString())
                            .filter(name -> name.endsWith(".yaml"))
                            .sorted())
                    .containsExactlyElementsOf(AgentManifests.FILES);
        }
    }

    @Test
    void definesBeforeItUses() {
        assertThat(render("image:1"))
                .extracting(GenericKubernetesResource::getKind)
                .containsSubsequence(
                        "Namespace",
                        "CustomResourceDefinition",
                        "CustomResourceDefinition",
                        "CustomResourceDefinition",
                        "CustomResourceDefinition",
                        "CustomResourceDefinition",
                        "ServiceAccount",
                        "ClusterRole",
                        "ClusterRoleBinding",
                        "Role",
                        "RoleBinding",
                        "ConfigMap",
                        "Deployment");
    }

    @Test
    void leavesNoPlaceholder() {
        assertThat(Serialization.asYaml(render("image:1"))).doesNotContain("${");
    }

    @Test
    void keepsAValueInItsPlaceWhateverIsInIt() {
        String hostile = "x\"}\n  hostPID: true\n$1 ${cluster.id} '\\";

        GenericKubernetesResource deployment = render(hostile).getLast();

        List<Object> containers = deployment.get("spec", "template", "spec", "containers");
        assertThat(containers).hasSize(1);
        assertThat(deployment.<String>get("spec", "template", "spec", "containers", 0, "image"))
                .isEqualTo(hostile);
        assertThat(deployment.<Object>get("spec", "template", "spec", "hostPID"))
                .isNull();
    }

    @Test
    void letsTheAgentReadEveryKindAndKeepsTheRightToRestoreApart() {
        GenericKubernetesResource backup = named("ClusterRole", "granary-agent-backup");
        GenericKubernetesResource restore = named("ClusterRole", "granary-agent-restore");

        assertThat(backup.<List<Object>>get("rules")).hasSize(1);
        assertThat(backup.<List<String>>get("rules", 0, "verbs")).containsExactly("get", "list");
        assertThat(restore.<List<String>>get("rules", 0, "verbs"))
                .containsExactly("create", "update", "patch", "delete");
        assertThat(restore.<List<String>>get("rules", 1, "verbs")).containsExactly("escalate", "bind");
        assertThat(named("Role", "granary-agent-journal").getMetadata().getNamespace())
                .isEqualTo("granary-system");
    }

    @Test
    void letsATenantGiveTheAgentKeysAtAnyTime() {
        GenericKubernetesResource deployment = named("Deployment", "granary-agent");

        List<Map<String, Object>> volumes = deployment.get("spec", "template", "spec", "volumes");

        assertThat(volumes)
                .filteredOn(volume -> "keys".equals(volume.get("name")))
                .extracting(volume -> volume.get("secret"))
                .containsExactly(Map.of("secretName", "granary-backup-keys", "optional", true, "defaultMode", 0440));
    }

    private GenericKubernetesResource named(String kind, String name) {
        return render("image:1").stream()
                .filter(object -> object.getKind().equals(kind)
                        && object.getMetadata().getName().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private List<GenericKubernetesResource> render(String image) {
        return manifests.render(new AgentSettings(
                UUID.randomUUID(),
                "fleet",
                new WorkloadIdentity(UUID.randomUUID(), UUID.randomUUID()),
                new AgentSettings.Common(
                        image, "1", "bus:9093", URI.create("https://registry"), Duration.ofSeconds(30), "PEM")));
    }
}
