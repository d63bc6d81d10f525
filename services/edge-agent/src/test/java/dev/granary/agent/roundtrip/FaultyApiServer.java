package dev.granary.agent.roundtrip;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import dev.granary.testing.landscape.api.ApiServer;
import dev.granary.testing.landscape.pki.Trust;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/**
 * Stands in front of an API server and does to requests what networks, busy servers and broken parts of them do. Lists come
 * in small pages, so that there is a middle for something to happen in.
 */
public final class FaultyApiServer implements AutoCloseable {

    private static final List<String> PASSED_ON = List.of("Authorization", "Content-Type", "Accept");
    private static final String SMALL_PAGES = "limit=3";

    private final URI target;
    private final HttpClient client;
    private final HttpServer front;
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
    private final CountDownLatch closed = new CountDownLatch(1);
    private volatile Faults faults = Faults.NONE;

    public FaultyApiServer(ApiServer server) {
        this.target = server.url();
        this.client =
                HttpClient.newBuilder().sslContext(Trust.in(server.caPem())).build();
        try {
            front = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        front.setExecutor(threads);
        front.createContext("/", this::answer);
        front.start();
    }

    /** A client that sees the API server as it is from here. */
    public KubernetesClient client(String token) {
        Config config = new ConfigBuilder(Config.empty())
                .withMasterUrl("http://127.0.0.1:" + front.getAddress().getPort())
                .withOauthToken(token)
                .withRequestRetryBackoffLimit(1)
                .build();
        return new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientFactory(new JdkHttpClientFactory())
                .build();
    }

    /** From now on these happen. */
    public void play(Faults next) {
        faults = next;
    }

    private void answer(HttpExchange exchange) throws IOException {
        try (exchange) {
            String path = exchange.getRequestURI().toString();
            byte[] body = exchange.getRequestBody().readAllBytes();
            Faults.Fault fault = faults.next(exchange.getRequestMethod(), path);
            switch (fault) {
                case Faults.Fault.None ignored -> pass(exchange, forward(exchange, path, body));
                case Faults.Fault.Answer instead -> instead(exchange, instead);
                case Faults.Fault.CutBefore ignored -> {} // closing without an answer breaks the connection
                case Faults.Fault.CutAfter ignored ->
                    forward(exchange, path, body).body().close();
                case Faults.Fault.CutInside ignored -> passHalf(exchange, forward(exchange, path, body));
                case Faults.Fault.StallInside ignored -> {
                    passHalf(exchange, forward(exchange, path, body));
                    closed.await();
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private HttpResponse<InputStream> forward(HttpExchange exchange, String path, byte[] body)
            throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(target.resolve(path.replace("limit=500", SMALL_PAGES)))
                .method(exchange.getRequestMethod(), BodyPublishers.ofByteArray(body));
        PASSED_ON.forEach(name -> {
            String value = exchange.getRequestHeaders().getFirst(name);
            if (value != null) {
                request.header(name, value);
            }
        });
        return client.send(request.build(), BodyHandlers.ofInputStream());
    }

    private static void pass(HttpExchange exchange, HttpResponse<InputStream> response) throws IOException {
        byte[] body = response.body().readAllBytes();
        response.headers()
                .allValues("Retry-After")
                .forEach(value -> exchange.getResponseHeaders().add("Retry-After", value));
        exchange.sendResponseHeaders(response.statusCode(), body.length == 0 ? -1 : body.length);
        if (body.length > 0) {
            exchange.getResponseBody().write(body);
        }
    }

    private static void passHalf(HttpExchange exchange, HttpResponse<InputStream> response) throws IOException {
        byte[] body = response.body().readAllBytes();
        exchange.sendResponseHeaders(response.statusCode(), Math.max(1, body.length));
        exchange.getResponseBody().write(body, 0, body.length / 2);
        exchange.getResponseBody().flush();
    }

    private static void instead(HttpExchange exchange, Faults.Fault.Answer answer) throws IOException {
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Retry-After", "1");
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body);
    }

    @Override
    public void close() {
        closed.countDown();
        front.stop(0);
        threads.shutdownNow();
        client.close();
    }
}
