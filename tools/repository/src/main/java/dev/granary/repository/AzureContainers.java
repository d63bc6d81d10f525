package dev.granary.repository;

import com.azure.core.http.HttpClient;
import com.azure.core.http.jdk.httpclient.JdkHttpClientBuilder;
import dev.granary.engine.store.BlobStore;
import dev.granary.engine.store.BlobStoreException;
import dev.granary.engine.store.azure.AzureBlobStore;
import dev.granary.engine.store.azure.AzureContainer;
import dev.granary.engine.store.wrapper.Patience;
import dev.granary.engine.store.wrapper.RetryingBlobStore;
import java.net.URI;
import java.time.Duration;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * Azure containers, with whatever identity the environment gives. A class of its own, because nothing else may lead to
 * Azure's signed jars: to check them takes a quarter of a second.
 */
final class AzureContainers {

    private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(5);
    private static final Patience PATIENCE = Patience.until(Duration.ofMinutes(10));

    /** Whoever mistyped a name, or has no network, learns it soon. */
    private static final Patience AT_FIRST = Patience.until(Duration.ofSeconds(10));

    /** What Azure's classes log, with stack traces, {@link Failures} says in a line. */
    private static final Logger LOG = Logger.getLogger("");

    private AzureContainers() {}

    static BlobStore open(String location) {
        LOG.setLevel(Level.OFF);
        AzureContainer container = container(location);
        HttpClient http =
                new JdkHttpClientBuilder().connectionTimeout(CONNECT_TIMEOUT).build();
        BlobStore store = new AzureBlobStore(container, FoundIdentity.in(http), http);
        requireAnswer(store);
        return new RetryingBlobStore(store, PATIENCE);
    }

    private static void requireAnswer(BlobStore store) {
        try {
            new RetryingBlobStore(store, AT_FIRST).list("granary/v1/", null, 1);
        } catch (BlobStoreException.AccessRefused e) {
            // an answer: a right that ends at a cluster's own prefix does not reach here, and the command meets what it
            // lacks
        }
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
