package dev.granary.testing.landscape.gardener;

import dev.granary.testing.landscape.api.ApiServer;
import dev.granary.testing.landscape.net.ReservedPort;
import dev.granary.testing.landscape.pki.CertificateAuthority;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.net.PemKeyCertOptions;
import io.vertx.core.net.PemTrustOptions;
import java.net.URI;
import java.time.Clock;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The Gardener API as a client sees it: HTTPS before the garden's API server. Hands everything on with the caller's
 * credentials, watches included, but what gardener-apiserver would answer in its own way.
 */
final class GardenFront implements AutoCloseable {

    private static final String GARDENER = "/apis/core.gardener.cloud";

    private final ReservedPort port = new ReservedPort();
    private final CertificateAuthority authority = new CertificateAuthority("ca-garden", Clock.systemUTC());
    private final GardenerApi gardener;
    private final HttpClient client;
    private final URI garden;
    private final HttpServer server;
    private final Set<Relay> relays = ConcurrentHashMap.newKeySet();
    private volatile boolean down;

    GardenFront(Vertx vertx, ApiServer garden, GardenerApi gardener) {
        this.gardener = gardener;
        this.garden = garden.url();
        this.client = vertx.createHttpClient(clientOptions(garden));
        this.server = Blocking.on(vertx.createHttpServer(serverOptions())
                .requestHandler(this::handle)
                .listen());
    }

    /** A pool that does not run out: each watch keeps a connection. */
    private static HttpClientOptions clientOptions(ApiServer garden) {
        return new HttpClientOptions()
                .setSsl(true)
                .setTrustOptions(new PemTrustOptions().addCertValue(Buffer.buffer(garden.caPem())))
                .setMaxPoolSize(10_000);
    }

    private HttpServerOptions serverOptions() {
        var certificate = authority.loopbackServer("gardener-apiserver");
        return new HttpServerOptions()
                .setHost("127.0.0.1")
                .setPort(port.number())
                .setSsl(true)
                .setUseAlpn(true)
                .setKeyCertOptions(new PemKeyCertOptions()
                        .addCertValue(Buffer.buffer(certificate.certificatePem()))
                        .addKeyValue(Buffer.buffer(certificate.keyPem())));
    }

    URI url() {
        return URI.create("https://127.0.0.1:" + port.number());
    }

    String caPem() {
        return authority.pem();
    }

    /** gardener-apiserver goes away, the garden's kube-apiserver stays: 503 as text, and watches end without a word. */
    void down() {
        down = true;
        relays.forEach(Relay::cutShort);
    }

    void up() {
        down = false;
    }

    private void handle(HttpServerRequest request) {
        boolean gardeners = request.path().startsWith(GARDENER);
        if (down && gardeners) {
            unavailable(request.response(), "service unavailable");
        } else if (!gardener.answers(request)) {
            relay(request, gardeners);
        }
    }

    private void relay(HttpServerRequest request, boolean gardeners) {
        request.pause();
        var target = new RequestOptions()
                .setMethod(request.method())
                .setHost(garden.getHost())
                .setPort(garden.getPort())
                .setURI(request.uri());
        client.request(target)
                .onSuccess(upstream -> start(new Relay(request, upstream), gardeners))
                .onFailure(
                        fault -> unavailable(request.response(), "error trying to reach service: connection refused"));
    }

    private void start(Relay relay, boolean gardeners) {
        if (gardeners) {
            relays.add(relay);
        }
        relay.start(() -> relays.remove(relay));
    }

    /** As text and without Retry-After: that is how kube-apiserver speaks of an aggregated API that is gone. */
    static void unavailable(HttpServerResponse response, String why) {
        response.setStatusCode(503)
                .putHeader("Content-Type", "text/plain; charset=utf-8")
                .end(why + "\n");
    }

    @Override
    public void close() {
        Blocking.on(server.close());
        Blocking.on(client.close());
        port.close();
    }
}
