package dev.granary.testing.landscape.gardener;

import dev.granary.testing.landscape.api.ApiServer;
import dev.granary.testing.landscape.api.ApiServerSpec;
import dev.granary.testing.landscape.api.ApiServers;
import dev.granary.testing.landscape.kube.KubeClients;
import dev.granary.testing.landscape.pki.CertificateAuthority;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.dsl.base.PatchContext;
import io.fabric8.kubernetes.client.dsl.base.PatchType;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;

/** The garden cluster: its API server with Gardener's kinds, one project and the account that discovery uses. */
final class Garden implements AutoCloseable {

    static final String ACCOUNT = "discovery";

    /** What Gardener Dashboard gives to the kubeconfig of a service account. */
    private static final Duration TOKEN_LIFE = Duration.ofDays(90);

    private final ApiServer server;
    private final KubernetesClient admin;
    private final String project;
    private final String namespace;

    private Garden(ApiServer server, String project, String namespace) {
        this.server = server;
        this.admin = KubeClients.admin(server);
        this.project = project;
        this.namespace = namespace;
    }

    static Garden start(ApiServers servers, String project, String namespace) {
        var nobody = new CertificateAuthority("garden-clients", Clock.systemUTC()).pem();
        var kinds = Manifests.text("custom-resources.yaml", Map.of());
        var spec = new ApiServerSpec("garden", "https://garden.landscape.example", nobody, kinds);
        var garden = new Garden(servers.start(spec), project, namespace);
        garden.createProject();
        return garden;
    }

    private void createProject() {
        Manifests.apply(admin, Manifests.text("project.yaml", Map.of("project", project, "namespace", namespace)));
        var ready = """
                {"status":{"observedGeneration":1,"phase":"Ready"}}""";
        admin.genericKubernetesResources(GardenObjects.PROJECTS)
                .withName(project)
                .subresource("status")
                .patch(PatchContext.of(PatchType.JSON_MERGE), ready);
    }

    String discoveryToken() {
        var request = new TokenRequestBuilder()
                .withNewSpec()
                .withExpirationSeconds(TOKEN_LIFE.toSeconds())
                .endSpec()
                .build();
        var answer =
                admin.serviceAccounts().inNamespace(namespace).withName(ACCOUNT).tokenRequest(request);
        return answer.getStatus().getToken();
    }

    ApiServer server() {
        return server;
    }

    /** As {@code system:masters}, past the front. */
    KubernetesClient admin() {
        return admin;
    }

    String project() {
        return project;
    }

    String namespace() {
        return namespace;
    }

    @Override
    public void close() {
        admin.close();
        server.close();
    }
}
