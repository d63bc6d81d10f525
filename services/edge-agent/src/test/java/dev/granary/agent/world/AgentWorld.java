package dev.granary.agent.world;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.identity.WorkloadIdentityCredentialBuilder;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.BlobServiceVersion;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.azure.AzureBlobStore;
import dev.granary.engine.store.azure.AzureContainer;
import dev.granary.testing.infrastructure.Azurite;
import dev.granary.testing.infrastructure.Certificates;
import dev.granary.testing.infrastructure.Ports;
import dev.granary.testing.infrastructure.TestKafka;
import dev.granary.testing.landscape.entra.LocalEntra;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.UUID;
import javax.net.ssl.SSLContext;

/** Everything that an agent meets, once per JVM. */
public final class AgentWorld {

    public static final String CLIENT_ID = "c0ffee00-0000-4000-8000-000000000001";
    private static final AgentWorld INSTANCE = start();

    private final Path directory;
    private final Path caFile;
    private final Shoot shoot;
    private final Bus bus;
    private final String tenant;
    private final RegistryStub registry;
    private final LocalEntra entra;
    private final Azurite azurite;

    private AgentWorld() throws Exception {
        directory = Files.createTempDirectory("granary-agent");
        tenant = "tenant-" + UUID.randomUUID().toString().substring(0, 8);
        Certificates certificates = Certificates.in(directory.resolve("tls"));
        shoot = Shoot.shared();
        bus = new Bus(tenant);
        registry = new RegistryStub(TestKafka.shared().agentTokens(), certificates.issue("registry"));
        entra = new LocalEntra(Clock.systemUTC());
        azurite = Azurite.start(directory.resolve("azurite"), Ports.free(), certificates.issue("azurite"));
        caFile = directory.resolve("bundle.pem");
        Files.writeString(
                caFile,
                Files.readString(certificates.authorityFile())
                        + Files.readString(TestKafka.shared().authorityFile())
                        + entra.caPem());
    }

    private static AgentWorld start() {
        try {
            AgentWorld world = new AgentWorld();
            Runtime.getRuntime().addShutdownHook(new Thread(world::close, "close-world"));
            return world;
        } catch (Exception e) { // whatever it is, no test can run
            throw new IllegalStateException("the world of the agent does not start", e);
        }
    }

    public static AgentWorld shared() {
        return INSTANCE;
    }

    /** A shoot's namespace, service account, tokens and federated credential for one agent. */
    public AgentPlace place() {
        UUID cluster = UUID.randomUUID();
        String namespace = "granary-" + cluster.toString().substring(0, 8);
        shoot.admit(namespace);
        String token = shoot.token(namespace, "granary");
        registry.know(token, tenant, cluster.toString());
        Path files = directory.resolve(namespace);
        Path busToken = write(files.resolve("token"), token);
        Path azureToken = write(files.resolve("azure-token"), shoot.token(namespace, "api://AzureADTokenExchange"));
        entra.federate(CLIENT_ID, Shoot.ISSUER, Shoot.subject(namespace), jwks());
        return new AgentPlace(cluster, namespace, busToken, azureToken, files.resolve("keys"));
    }

    private static Path write(Path file, String text) {
        try {
            Files.createDirectories(file.getParent());
            return Files.writeString(file, text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private String jwks() {
        return shoot.admin().raw("/openid/v1/jwks");
    }

    /** Creates a container with the identity of the agent at that place, which Azurite lets do everything. */
    public void createContainer(AgentPlace place, String name, SSLContext trust) {
        new BlobServiceClientBuilder()
                .endpoint(endpoint().toString())
                .serviceVersion(BlobServiceVersion.V2025_05_05)
                .credential(credential(place, trust))
                .httpClient(http(trust))
                .buildClient()
                .createBlobContainer(name);
    }

    /** The container as a second client sees it. */
    public BlobStore store(AgentPlace place, String container, SSLContext trust) {
        return new AzureBlobStore(AzureContainer.of(endpoint(), container), credential(place, trust), http(trust));
    }

    private TokenCredential credential(AgentPlace place, SSLContext trust) {
        return new WorkloadIdentityCredentialBuilder()
                .clientId(CLIENT_ID)
                .tenantId(entra.tenantId())
                .tokenFilePath(place.azureToken().toString())
                .authorityHost(entra.authorityHost().toString())
                .disableInstanceDiscovery()
                .httpClient(http(trust))
                .build();
    }

    private static HttpClient http(SSLContext trust) {
        return new JdkHttpClientBuilder(java.net.http.HttpClient.newBuilder().sslContext(trust)).build();
    }

    public Shoot shoot() {
        return shoot;
    }

    public Bus bus() {
        return bus;
    }

    public String tenant() {
        return tenant;
    }

    public RegistryStub registry() {
        return registry;
    }

    public LocalEntra entra() {
        return entra;
    }

    public Path caFile() {
        return caFile;
    }

    public URI endpoint() {
        return azurite.endpoint();
    }

    private void close() {
        azurite.close();
        entra.close();
        registry.close();
    }
}
