package dev.granary.agent.adapter.kubernetes;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import io.fabric8.kubernetes.client.Config;
import io.fabric8.kubernetes.client.ConfigBuilder;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.KubernetesClientBuilder;
import io.fabric8.kubernetes.client.jdkhttp.JdkHttpClientFactory;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Answers requests as a test says: in turn, or by path. What it was asked is kept. */
final class ScriptedApiServer implements AutoCloseable {

    /** An answer; {@code cut} sends only so many bytes and then breaks the connection, or falls silent. */
    record Answer(int status, String body, int cut, boolean silent, Map<String, String> headers) {
        Answer(int status, String body) {
            this(status, body, Map.of());
        }

        Answer(int status, String body, Map<String, String> headers) {
            this(status, body, -1, false, headers);
        }
    }

    static final Duration LONGEST_SILENCE = Duration.ofSeconds(1);

    private final HttpServer server;
    private final KubernetesClient client;
    private final Queue<Answer> inTurn = new ConcurrentLinkedQueue<>();
    private final Map<String, Answer> byPath = new ConcurrentHashMap<>();
    private final List<String> sent = Collections.synchronizedList(new ArrayList<>());
    private final FakeTime time = new FakeTime();
    private final CountDownLatch ended = new CountDownLatch(1);
    private final List<String> asked = Collections.synchronizedList(new ArrayList<>());

    ScriptedApiServer() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", this::answer);
        server.start();
        var config = new ConfigBuilder(Config.empty())
                .withMasterUrl("http://127.0.0.1:" + server.getAddress().getPort())
                .withRequestRetryBackoffLimit(0)
                .build();
        client = new KubernetesClientBuilder()
                .withConfig(config)
                .withHttpClientFactory(new JdkHttpClientFactory())
                .build();
    }

    KubernetesClient client() {
        return client;
    }

    /** The server as the agent sees it, for whom waiting takes no time. */
    KubernetesClusterObjects cluster() {
        return new KubernetesClusterObjects(client, pace(), LONGEST_SILENCE);
    }

    RequestPace pace() {
        return new RequestPace(100_000, time, time);
    }

    FakeTime time() {
        return time;
    }

    ScriptedApiServer then(int status, String body) {
        inTurn.add(new Answer(status, body));
        return this;
    }

    /** Sends this much of the body and breaks the connection. */
    ScriptedApiServer thenCut(String body, int bytes) {
        inTurn.add(new Answer(200, body, bytes, false, Map.of()));
        return this;
    }

    /** Sends this much of the body and then nothing, with the connection open. */
    ScriptedApiServer thenSilence(String body, int bytes) {
        inTurn.add(new Answer(200, body, bytes, true, Map.of()));
        return this;
    }

    ScriptedApiServer thenRetryAfter(int status, String retryAfter) {
        inTurn.add(new Answer(status, "{}", Map.of("Retry-After", retryAfter)));
        return this;
    }

    ScriptedApiServer thenWarn(int status, String body, String warning) {
        inTurn.add(new Answer(status, body, Map.of("Warning", warning)));
        return this;
    }

    ScriptedApiServer at(String path, int status, String body) {
        byPath.put(path, new Answer(status, body));
        return this;
    }

    List<String> asked() {
        return List.copyOf(asked);
    }

    /** Method, type and body of every request that had a body. */
    List<String> sent() {
        return List.copyOf(sent);
    }

    /** A list with objects of these names; {@code next} empty for the last page. */
    static String page(String next, String... names) {
        String items = Stream.of(names)
                .map("{\"metadata\":{\"name\":\"%s\",\"resourceVersion\":\"1\"}}"::formatted)
                .collect(Collectors.joining(","));
        return "{\"kind\":\"ConfigMapList\",\"apiVersion\":\"v1\",\"metadata\":{\"continue\":\"%s\"},\"items\":[%s]}\n"
                .formatted(next, items);
    }

    static String status(String reason, String message, String next) {
        return "{\"kind\":\"Status\",\"reason\":\"%s\",\"message\":\"%s\",\"metadata\":{\"continue\":\"%s\"}}"
                .formatted(reason, message, next);
    }

    private void answer(HttpExchange exchange) throws IOException {
        asked.add(exchange.getRequestURI().toString());
        Answer answer = byPath.get(exchange.getRequestURI().getPath());
        if (answer == null) {
            answer = inTurn.poll();
        }
        if (answer == null) {
            answer = new Answer(500, "{}");
        }
        byte[] given = exchange.getRequestBody().readAllBytes();
        if (given.length > 0) {
            sent.add(exchange.getRequestMethod() + " "
                    + exchange.getRequestHeaders().getFirst("Content-Type") + " "
                    + new String(given, StandardCharsets.UTF_8));
        }
        answer.headers().forEach((name, value) -> exchange.getResponseHeaders().add(name, value));
        byte[] body = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.sendResponseHeaders(answer.status(), body.length);
        exchange.getResponseBody().write(body, 0, answer.cut() < 0 ? body.length : answer.cut());
        if (answer.silent()) {
            exchange.getResponseBody().flush();
            awaitEnd();
        }
        exchange.close();
    }

    private void awaitEnd() {
        try {
            ended.await();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Is not there any more for a client that is. */
    void stop() {
        ended.countDown();
        server.stop(0);
    }

    @Override
    public void close() {
        client.close();
        stop();
    }
}
