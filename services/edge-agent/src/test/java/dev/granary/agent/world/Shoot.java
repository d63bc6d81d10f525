package dev.granary.agent.world;

import dev.granary.agent.fakes.ProcessLife;
import dev.granary.testing.landscape.Landscapes;
import dev.granary.testing.landscape.api.ApiServer;
import dev.granary.testing.landscape.api.ApiServerSpec;
import dev.granary.testing.landscape.api.ApiServers;
import dev.granary.testing.landscape.embedded.EmbeddedApiServers;
import dev.granary.testing.landscape.kube.Kubeconfig;
import dev.granary.testing.landscape.pki.CertificateAuthority;
import dev.granary.testing.landscape.real.KubeBinaries;
import dev.granary.testing.landscape.real.RealApiServers;
import io.fabric8.kubernetes.api.model.authentication.TokenRequest;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import io.fabric8.kubernetes.api.model.rbac.ClusterRoleBindingBuilder;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.http.Interceptor;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An API server with the agent's custom resource definitions; real where its programs are found. */
public final class Shoot implements AutoCloseable {

    public static final String ISSUER = "https://issuer.shoot.test";
    private static final Path MANIFESTS = Path.of(System.getProperty("granary.root", "../.."), "deploy/k8s/agent");
    private static final String NAMESPACE = "granary-system";
    private static final String CLUSTER_ROLES = "granary-agent-backup|granary-agent-restore|granary-agent-snapshots";
    private static final String SERVICE_ACCOUNT = "granary-agent";

    private final ApiServers servers;
    private final ApiServer server;
    private final KubernetesClient admin;

    /** One for all tests that do not mind others' objects; closed with the JVM. */
    private static final class Shared {
        private static final Shoot INSTANCE = new Shoot();

        static {
            Runtime.getRuntime().addShutdownHook(new Thread(INSTANCE::close, "close-shoot"));
        }
    }

    public static Shoot shared() {
        return Shared.INSTANCE;
    }

    public Shoot() {
        servers = apiServers();
        String clientAuthority = new CertificateAuthority("clients", Clock.systemUTC()).pem();
        server = servers.start(new ApiServerSpec(
                "shoot-" + UUID.randomUUID(),
                ISSUER,
                clientAuthority,
                String.join("\n---\n", read("10-"), read("11-"), read("12-"), read("13-"), read("14-"))));
        admin = client(server.adminToken());
    }

    private static ApiServers apiServers() {
        boolean embedded = "embedded".equals(System.getProperty(Landscapes.KIND));
        return KubeBinaries.find()
                .filter(binaries -> !embedded)
                .<ApiServers>map(RealApiServers::new)
                .orElseGet(EmbeddedApiServers::new);
    }

    public ApiServer server() {
        return server;
    }

    /** Whether Jobs get their pods by themselves. */
    public boolean hasControllers() {
        return servers instanceof RealApiServers;
    }

    public KubernetesClient admin() {
        return admin;
    }

    /** Gives an agent its namespace, service account and rights as the manifests do, and the right to restore. */
    public void admit(String namespace) {
        String manifests = Stream.of(read("00-"), read("20-"), read("21-"), read("22-"), read("23-"))
                .collect(Collectors.joining("\n---\n"))
                .replace(NAMESPACE, namespace)
                .replaceAll("name: (" + CLUSTER_ROLES + ")", "name: $1-" + namespace)
                .replaceAll("\\$\\{[^}]+}", "x");
        apply(manifests);
        bindTheRightToRestore(namespace);
    }

    private void bindTheRightToRestore(String namespace) {
        String role = "granary-agent-restore-" + namespace;
        admin.resource(new ClusterRoleBindingBuilder()
                        .withNewMetadata()
                        .withName(role)
                        .endMetadata()
                        .withNewRoleRef("rbac.authorization.k8s.io", "ClusterRole", role)
                        .addNewSubject(null, "ServiceAccount", SERVICE_ACCOUNT, namespace)
                        .build())
                .serverSideApply();
    }

    /** Applies YAML documents as an administrator. */
    public void apply(String yaml) {
        admin.load(new ByteArrayInputStream(yaml.getBytes(StandardCharsets.UTF_8)))
                .serverSideApply();
    }

    /** A token of the agent's service account in that namespace, as the kubelet projects it. */
    public String token(String namespace, String audience) {
        TokenRequest request = new TokenRequestBuilder()
                .withNewSpec()
                .withAudiences(audience)
                .withExpirationSeconds(3600L)
                .endSpec()
                .build();
        return admin.serviceAccounts()
                .inNamespace(namespace)
                .withName(SERVICE_ACCOUNT)
                .tokenRequest(request)
                .getStatus()
                .getToken();
    }

    /** A client with the rights of the agent in that namespace and no others. */
    public KubernetesClient agentClient(String namespace) {
        return client(token(namespace, ISSUER));
    }

    /** As above, for a process that may be killed. */
    public KubernetesClient agentClient(String namespace, ProcessLife life) {
        return agentClient(namespace, new MortalCalls(life));
    }

    /** As above, with somebody who sees each call. */
    public KubernetesClient agentClient(String namespace, Interceptor calls) {
        return builder(token(namespace, ISSUER))
                .withHttpClientBuilderConsumer(http -> http.addOrReplaceInterceptor("calls of the agent", calls))
                .build();
    }

    private KubernetesClient client(String token) {
        return builder(token).build();
    }

    private KubernetesClientBuilder builder(String token) {
        Config config = Config.fromKubeconfig(Kubeconfig.withToken(server.url(), server.caPem(), token));
        config.setRequestRetryBackoffLimit(3);
        return new KubernetesClientBuilder().withConfig(config).withHttpClientFactory(new JdkHttpClientFactory());
    }

    public static String subject(String namespace) {
        return "system:serviceaccount:" + namespace + ":" + SERVICE_ACCOUNT;
    }

    private static String read(String start) {
        try (var files = Files.list(MANIFESTS)) {
            Path file = files.filter(f -> f.getFileName().toString().startsWith(start))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        admin.close();
        servers.close();
    }
}
