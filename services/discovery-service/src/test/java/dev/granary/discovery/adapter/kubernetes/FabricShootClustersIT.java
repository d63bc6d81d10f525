package dev.granary.discovery.adapter.kubernetes;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import dev.granary.discovery.TestClients;
import dev.granary.discovery.TestLandscape;
import dev.granary.discovery.application.port.AgentSettings;
import dev.granary.discovery.application.port.ShootClusters.Issuer;
import dev.granary.discovery.application.port.ShootFault;
import dev.granary.discovery.domain.FailureReason;
import dev.granary.discovery.domain.Kubeconfig;
import dev.granary.discovery.domain.KubeconfigReading.Accepted;
import dev.granary.discovery.domain.WorkloadIdentity;
import dev.granary.testing.landscape.Landscape;
import dev.granary.testing.landscape.ShootHandle;
import io.fabric8.kubernetes.api.model.GenericKubernetesResource;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReview;
import io.fabric8.kubernetes.api.model.authorization.v1.SubjectAccessReviewBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The agent's manifests on a real API server. */
class FabricShootClustersIT {

    private static final String AGENT = "system:serviceaccount:granary-system:granary-agent";
    private static final Landscape LANDSCAPE = TestLandscape.shared();
    private static final ShootHandle SHOOT = LANDSCAPE.shoot("other");
    private static final Clients CLIENTS =
            new Clients(new ClientSettings(Duration.ofSeconds(5), Duration.ofSeconds(20)));
    private static final AgentManifests MANIFESTS = new AgentManifests();
    private static final FabricShootClusters CLUSTERS =
            new FabricShootClusters(CLIENTS, MANIFESTS, new ServerSideApply(new Establishment()));

    @Test
    void installsTheAgentAndChangesNothingTheSecondTime() {
        Issuer issuer = CLUSTERS.install(admin(), settings("edge-agent:0.1.0"));
        List<String> first = versions();

        CLUSTERS.install(admin(), settings("edge-agent:0.1.0"));

        assertThat(versions())
                .isEqualTo(first)
                .hasSize(MANIFESTS.render(settings("x")).size());
        assertThat(issuer.issuer()).isEqualTo(SHOOT.issuer());
        assertThat(issuer.jwks()).contains("\"keys\"").doesNotContain("\"d\"");
    }

    @Test
    void changesOnlyWhatIsNewAndKeepsWhatOthersAdded() {
        CLUSTERS.install(admin(), settings("edge-agent:0.1.0"));
        try (KubernetesClient shoot = TestClients.of(SHOOT.adminKubeconfig())) {
            shoot.serviceAccounts()
                    .inNamespace("granary-system")
                    .withName("granary-agent")
                    .edit(account -> {
                        account.getMetadata().getAnnotations().put("tenant.example.com/note", "mine");
                        return account;
                    });

            CLUSTERS.install(admin(), settings("edge-agent:0.2.0"));

            assertThat(shoot.serviceAccounts()
                            .inNamespace("granary-system")
                            .withName("granary-agent")
                            .get()
                            .getMetadata()
                            .getAnnotations())
                    .containsEntry("tenant.example.com/note", "mine")
                    .containsKey("azure.workload.identity/client-id");
            assertThat(shoot.apps()
                            .deployments()
                            .inNamespace("granary-system")
                            .withName("granary-agent")
                            .get()
                            .getSpec()
                            .getTemplate()
                            .getSpec()
                            .getContainers())
                    .singleElement()
                    .satisfies(agent -> assertThat(agent.getImage()).isEqualTo("edge-agent:0.2.0"));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "list, '', secrets, '', team-a, true",
        "get, apps, deployments, '', team-a, true",
        "list, example.com, anything, '', '', true",
        "watch, '', secrets, '', team-a, false",
        "create, '', configmaps, '', team-a, false",
        "delete, '', pods, '', team-a, false",
        "update, '', secrets, '', granary-system, false",
        "create, granary.dev, backups, '', granary-system, true",
        "watch, granary.dev, backups, '', granary-system, true",
        "patch, granary.dev, backups, status, granary-system, true",
        "create, granary.dev, backups, '', team-a, false",
        "patch, granary.dev, backuplocations, status, granary-system, true",
        "update, '', configmaps, '', granary-system, true",
        "create, '', serviceaccounts, token, granary-system, false",
        "impersonate, '', users, '', '', false"
    })
    void givesTheAgentTheRightsThatItNeedsAndNoOther(
            String verb, String group, String resource, String subresource, String namespace, boolean allowed) {
        CLUSTERS.install(admin(), settings("edge-agent:0.1.0"));

        try (KubernetesClient shoot = TestClients.of(SHOOT.adminKubeconfig())) {
            SubjectAccessReview review = shoot.authorization()
                    .v1()
                    .subjectAccessReview()
                    .create(new SubjectAccessReviewBuilder()
                            .withNewSpec()
                            .withUser(AGENT)
                            .withGroups("system:serviceaccounts", "system:authenticated")
                            .withNewResourceAttributes()
                            .withVerb(verb)
                            .withGroup(group)
                            .withResource(resource)
                            .withSubresource(subresource)
                            .withNamespace(namespace)
                            .endResourceAttributes()
                            .endSpec()
                            .build());
            assertThat(review.getStatus().getAllowed()).isEqualTo(allowed);
        }
    }

    @Test
    void namesTheObjectThatAPolicyOfTheShootDenies() {
        LANDSCAPE.deploy("other", """
                apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingAdmissionPolicy
                metadata: {name: no-latest}
                spec:
                  matchConstraints:
                    resourceRules:
                    - {apiGroups: [apps], apiVersions: [v1], operations: [CREATE, UPDATE], resources: [deployments]}
                  validations:
                  - {expression: "!object.spec.template.spec.containers.exists(c, c.image.endsWith(':denied'))", message: "this image is denied"}
                ---
                apiVersion: admissionregistration.k8s.io/v1
                kind: ValidatingAdmissionPolicyBinding
                metadata: {name: no-latest}
                spec: {policyName: no-latest, validationActions: [Deny]}
                """);

        await().atMost(Duration.ofSeconds(30))
                .untilAsserted(() -> assertThatThrownBy(() -> CLUSTERS.install(admin(), settings("edge-agent:denied")))
                        .isInstanceOfSatisfying(ShootFault.class, fault -> {
                            assertThat(fault.reason()).isEqualTo(FailureReason.AGENT_APPLY_REFUSED);
                            assertThat(fault.sentence()).contains("Deployment granary-agent", "this image is denied");
                        }));
    }

    @Test
    void saysThatAShootBehindACutNetworkIsUnreachable() {
        Kubeconfig admin = admin();
        LANDSCAPE.cutNetwork("other");
        try {
            assertThatThrownBy(() -> CLUSTERS.install(admin, settings("edge-agent:0.1.0")))
                    .isInstanceOfSatisfying(
                            ShootFault.class,
                            fault -> assertThat(fault.reason()).isEqualTo(FailureReason.SHOOT_UNREACHABLE));
        } finally {
            LANDSCAPE.restoreNetwork("other");
        }
    }

    private static List<String> versions() {
        try (KubernetesClient shoot = TestClients.of(SHOOT.adminKubeconfig())) {
            return MANIFESTS.render(settings("edge-agent:0.1.0")).stream()
                    .map(object -> shoot.resource(object).get())
                    .map(FabricShootClustersIT::settled)
                    .collect(Collectors.toList());
        }
    }

    /** Controllers write status, which moves the version of a Deployment and of definitions; the generation is ours. */
    private static String settled(GenericKubernetesResource object) {
        Long generation = object.getMetadata().getGeneration();
        return object.getKind() + "/" + object.getMetadata().getName() + "@"
                + (generation == null ? object.getMetadata().getResourceVersion() : generation);
    }

    private static Kubeconfig admin() {
        return ((Accepted) new YamlKubeconfigs().read(SHOOT.adminKubeconfig())).kubeconfig();
    }

    private static AgentSettings settings(String image) {
        return new AgentSettings(
                UUID.fromString(SHOOT.uid()),
                "fleet",
                new WorkloadIdentity(new UUID(1, 1), new UUID(2, 2)),
                new AgentSettings.Common(
                        image, "0.1.0", "bus:9093", URI.create("https://registry"), Duration.ofSeconds(30), "PEM"));
    }
}
