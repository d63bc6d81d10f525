package dev.granary.testing.landscape.embedded.http;

import dev.granary.testing.landscape.embedded.auth.ClientCertificates;
import dev.granary.testing.landscape.embedded.catalogue.DiscoveryDocuments;
import dev.granary.testing.landscape.pki.Certificate;
import dev.granary.testing.landscape.pki.CertificateAuthority;
import io.vertx.core.Vertx;
import io.vertx.core.http.ClientAuth;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.net.KeyCertOptions;
import io.vertx.core.net.TrustOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** The HTTPS port of one cluster on 127.0.0.1. */
public final class HttpsEndpoint {

    private static final String HOST = "127.0.0.1";
    private static final int MOST_UNREAD_BYTES = 32 * 1024 * 1024;
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private final Vertx vertx;
    private final HttpServerOptions options;
    private final String caPem;
    private final Certificate certificate;
    private final Front front;
    private @Nullable HttpServer server;
    private int port;

    public HttpsEndpoint(Vertx vertx, ClusterApi cluster, Clock clock, Duration bookmarkInterval) {
        this.vertx = vertx;
        CertificateAuthority authority = new CertificateAuthority("kubernetes-ca-" + UUID.randomUUID(), clock);
        this.caPem = authority.pem();
        this.certificate = authority.loopbackServer("kube-apiserver");
        this.options = options(cluster.clients());
        DiscoveryDocuments discovery = new DiscoveryDocuments(cluster.catalogue());
        this.front = new Front(
                cluster.authenticator(),
                new ResourceApi(cluster.catalogue(), cluster.authorizer(), cluster.endpoints()),
                new ServerApi(cluster.authorizer(), discovery, cluster.tokens(), this::address),
                new Replies(new Watches(vertx, cluster.store(), bookmarkInterval)));
    }

    public String caPem() {
        return caPem;
    }

    public String address() {
        return HOST + ":" + port;
    }

    /** Listens; on the same port as before if it did before. False if it listens already. */
    public synchronized boolean open() {
        if (server != null) {
            return false;
        }
        HttpServer next = vertx.createHttpServer(options).requestHandler(front);
        await(next.listen(port, HOST));
        port = next.actualPort();
        server = next;
        return true;
    }

    /** Closes the port and every connection. */
    public synchronized void close() {
        if (server != null) {
            await(server.close());
            server = null;
        }
    }

    private HttpServerOptions options(ClientCertificates clients) {
        return new HttpServerOptions()
                .setSsl(true)
                .setUseAlpn(true)
                .setKeyCertOptions(KeyCertOptions.wrap(new ServingKey(certificate)))
                .setClientAuth(ClientAuth.REQUEST)
                .setTrustOptions(TrustOptions.wrap(new ClientAuthorities(clients.authorities())))
                .setMaxWebSocketFrameSize(MOST_UNREAD_BYTES)
                .setCompressionSupported(false);
    }

    private static <T> T await(io.vertx.core.Future<T> future) {
        try {
            return future.toCompletionStage().toCompletableFuture().get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", e);
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("port of the API server", e);
        }
    }
}
