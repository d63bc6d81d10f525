package dev.granary.engine.store.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.BlobServiceVersion;
import dev.granary.testing.infrastructure.Azurite;
import dev.granary.testing.infrastructure.Certificates;
import dev.granary.testing.infrastructure.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;

/** An Azurite of its own and containers in it. */
final class AzuriteContainers implements AutoCloseable {

    private final Azurite azurite;
    private final HttpClient http;

    private AzuriteContainers(Azurite azurite, HttpClient http) {
        this.azurite = azurite;
        this.http = http;
    }

    static AzuriteContainers start(Path directory) throws Exception {
        Certificates certificates = Certificates.in(directory.resolve("tls"));
        Azurite azurite = Azurite.start(directory, Ports.free(), certificates.issue("azurite"));
        return new AzuriteContainers(
                azurite,
                new JdkHttpClientBuilder(java.net.http.HttpClient.newBuilder()
                                .sslContext(AzuriteAccess.trusting(certificates.authorityFile())))
                        .build());
    }

    HttpClient http() {
        return http;
    }

    AzureContainer create() {
        AzureContainer container = absent();
        new BlobServiceClientBuilder()
                .endpoint(azurite.endpoint().toString())
                .serviceVersion(BlobServiceVersion.V2025_05_05)
                .credential(AzuriteAccess.CREDENTIAL)
                .httpClient(http)
                .buildClient()
                .createBlobContainer(container.container());
        return container;
    }

    AzureContainer absent() {
        return AzureContainer.of(azurite.endpoint(), "c-" + UUID.randomUUID())
                .withRequestTimeout(Duration.ofSeconds(20));
    }

    @Override
    public void close() {
        azurite.close();
    }
}
