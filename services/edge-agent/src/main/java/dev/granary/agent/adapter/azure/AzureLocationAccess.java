package dev.granary.agent.adapter.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import dev.granary.agent.application.port.LocationAccess;
import dev.granary.agent.domain.Location;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.azure.AzureBlobStore;
import dev.granary.engine.store.azure.AzureContainer;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** Containers in Azure Blob Storage. One credential for all of them, so that its token is asked for once. */
public final class AzureLocationAccess implements LocationAccess {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final int CHECK_ATTEMPTS = 2;
    private static final Duration CHECK_ATTEMPT_TIMEOUT = Duration.ofSeconds(10);

    private final HttpClient http;
    private final TokenCredential credential;

    /**
     * Calls nobody yet.
     *
     * @param trust whom Entra ID's and the stores' certificates are believed from
     */
    public AzureLocationAccess(WorkloadIdentity identity, SSLContext trust) {
        this.http = new JdkHttpClientBuilder(
                        java.net.http.HttpClient.newBuilder().sslContext(trust))
                .connectionTimeout(CONNECT_TIMEOUT)
                .build();
        this.credential = identity.credential(this.http);
    }

    @Override
    public BlobStore forBackups(Location location) {
        return new AzureBlobStore(container(location), credential, http);
    }

    @Override
    public BlobStore forChecks(Location location) {
        return new AzureBlobStore(
                container(location).withPatience(CHECK_ATTEMPTS, CHECK_ATTEMPT_TIMEOUT), credential, http);
    }

    private static AzureContainer container(Location location) {
        return AzureContainer.of(location.endpoint(), location.container());
    }
}
