package dev.granary.agent.adapter.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import dev.granary.agent.application.port.LocationAccess;
import dev.granary.agent.domain.Location;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.azure.AzureBlobStore;
import dev.granary.engine.store.azure.AzureContainer;
import dev.granary.engine.store.wrapper.Patience;
import dev.granary.engine.store.wrapper.RetryingBlobStore;
import java.time.Duration;
import javax.net.ssl.SSLContext;

/** Containers in Azure Blob Storage. One credential for all of them, so that its token is asked for once. */
public final class AzureLocationAccess implements LocationAccess {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Patience BACKUP_PATIENCE = Patience.until(Duration.ofMinutes(10));
    private static final Duration CHECK_REQUEST_TIMEOUT = Duration.ofSeconds(10);
    private static final Patience CHECK_PATIENCE = Patience.until(Duration.ofSeconds(15));

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
        return new RetryingBlobStore(new AzureBlobStore(container(location), credential, http), BACKUP_PATIENCE);
    }

    @Override
    public BlobStore forChecks(Location location) {
        AzureContainer container = container(location).withRequestTimeout(CHECK_REQUEST_TIMEOUT);
        return new RetryingBlobStore(new AzureBlobStore(container, credential, http), CHECK_PATIENCE);
    }

    private static AzureContainer container(Location location) {
        return AzureContainer.of(location.endpoint(), location.container());
    }
}
