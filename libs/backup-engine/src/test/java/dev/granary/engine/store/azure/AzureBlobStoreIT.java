package dev.granary.engine.store.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.storage.blob.BlobServiceClientBuilder;
import com.azure.storage.blob.BlobServiceVersion;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreContract;
import dev.granary.testing.infrastructure.Azurite;
import dev.granary.testing.infrastructure.Certificates;
import dev.granary.testing.infrastructure.Ports;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;

class AzureBlobStoreIT extends BlobStoreContract {

    @TempDir
    private static Path directory;

    private static Azurite azurite;
    private static HttpClient http;

    @BeforeAll
    static void start() throws Exception {
        Certificates certificates = Certificates.in(directory.resolve("tls"));
        azurite = Azurite.start(directory, Ports.free(), certificates.issue("azurite"));
        http = new JdkHttpClientBuilder(java.net.http.HttpClient.newBuilder()
                        .sslContext(AzuriteAccess.trusting(certificates.authorityFile())))
                .build();
    }

    @AfterAll
    static void stop() {
        azurite.close();
    }

    @Override
    protected BlobStore emptyStore() {
        String container = "c-" + UUID.randomUUID();
        new BlobServiceClientBuilder()
                .endpoint(azurite.endpoint().toString())
                .serviceVersion(BlobServiceVersion.V2025_05_05)
                .credential(AzuriteAccess.CREDENTIAL)
                .httpClient(http)
                .buildClient()
                .createBlobContainer(container);
        return storeOf(container);
    }

    @Override
    protected BlobStore storeWithoutContainer() {
        return storeOf("absent-" + UUID.randomUUID());
    }

    private static BlobStore storeOf(String container) {
        var settings = AzureContainer.of(azurite.endpoint(), container).withPatience(2, Duration.ofSeconds(20));
        return new AzureBlobStore(settings, AzuriteAccess.CREDENTIAL, http);
    }
}
