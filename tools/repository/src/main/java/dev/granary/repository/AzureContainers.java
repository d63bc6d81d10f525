package dev.granary.repository;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import com.azure.identity.DefaultAzureCredentialBuilder;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.azure.AzureBlobStore;
import dev.granary.engine.store.azure.AzureContainer;
import dev.granary.engine.store.wrapper.Patience;
import dev.granary.engine.store.wrapper.RetryingBlobStore;
import java.net.URI;
import java.time.Duration;

/**
 * Azure containers, with whatever identity the environment gives. A class of its own, because nothing else may lead to
 * Azure's signed jars: to check them takes a quarter of a second.
 */
final class AzureContainers {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Patience PATIENCE = Patience.until(Duration.ofMinutes(10));

    private AzureContainers() {}

    static BlobStore open(String location) {
        AzureContainer container = container(location);
        HttpClient http =
                new JdkHttpClientBuilder().connectionTimeout(CONNECT_TIMEOUT).build();
        var credential = new DefaultAzureCredentialBuilder().httpClient(http).build();
        return new RetryingBlobStore(new AzureBlobStore(container, credential, http), PATIENCE);
    }

    /** {@code https://ACCOUNT.blob.core.windows.net/CONTAINER}: the last name is the container. */
    static AzureContainer container(String location) {
        try {
            URI url = URI.create(location.endsWith("/") ? location.substring(0, location.length() - 1) : location);
            String path = url.getPath();
            int slash = path.lastIndexOf('/');
            if (url.getScheme().equals("https") && url.getHost() != null && slash >= 0 && slash + 1 < path.length()) {
                URI endpoint = url.resolve(slash == 0 ? "/" : path.substring(0, slash));
                return AzureContainer.of(endpoint, path.substring(slash + 1));
            }
        } catch (IllegalArgumentException e) {
            throw notOne(location);
        }
        throw notOne(location);
    }

    private static CannotContinue notOne(String location) {
        String expected = "https://ACCOUNT.blob.core.windows.net/CONTAINER";
        return new CannotContinue("not the URL of a container: " + location + " (" + expected + ")", ExitCode.USAGE);
    }
}
