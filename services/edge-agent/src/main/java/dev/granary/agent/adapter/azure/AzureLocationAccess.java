package dev.granary.agent.adapter.azure;

import com.azure.core.credential.TokenCredential;
import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import dev.granary.agent.application.port.LocationAccess;
import dev.granary.agent.domain.Location;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.azure.AzureBlobStore;
import dev.granary.engine.store.azure.AzureContainer;
import dev.granary.engine.store.wrapper.ObservedBlobStore;
import dev.granary.engine.store.wrapper.PacedBlobStore;
import dev.granary.engine.store.wrapper.Patience;
import dev.granary.engine.store.wrapper.RequestPace;
import dev.granary.engine.store.wrapper.RetryingBlobStore;
import dev.granary.engine.store.wrapper.StoreObserver;
import dev.granary.engine.store.wrapper.Waiting;
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
    private final RequestPace pace;
    private final StoreObserver observer;

    /**
     * Calls nobody yet.
     *
     * @param trust whom Entra ID's and the stores' certificates are believed from
     * @param requestsPerSecond at most, over all locations, because a fleet's may lie in one storage account; checks come on top
     * @param observer is told of every request
     */
    public AzureLocationAccess(
            WorkloadIdentity identity, SSLContext trust, int requestsPerSecond, StoreObserver observer) {
        this.pace = new RequestPace(requestsPerSecond, requestsPerSecond, Waiting.real());
        this.observer = observer;
        this.http = new JdkHttpClientBuilder(
                        java.net.http.HttpClient.newBuilder().sslContext(trust))
                .connectionTimeout(CONNECT_TIMEOUT)
                .build();
        this.credential = identity.credential(this.http);
    }

    @Override
    public BlobStore forBackups(Location location) {
        AzureContainer container = container(location);
        return new RetryingBlobStore(
                new PacedBlobStore(observed(container), pace, container.blockBytes()), BACKUP_PATIENCE);
    }

    @Override
    public BlobStore forChecks(Location location) {
        AzureContainer container = container(location).withRequestTimeout(CHECK_REQUEST_TIMEOUT);
        return new RetryingBlobStore(observed(container), CHECK_PATIENCE);
    }

    private BlobStore observed(AzureContainer container) {
        return new ObservedBlobStore(new AzureBlobStore(container, credential, http), observer);
    }

    private static AzureContainer container(Location location) {
        return AzureContainer.of(location.endpoint(), location.container());
    }
}
