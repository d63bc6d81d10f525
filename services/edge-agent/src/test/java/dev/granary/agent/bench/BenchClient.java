package dev.granary.agent.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granary.testing.landscape.pki.Trust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Requests with nothing around them: what the API server itself allows. */
final class BenchClient implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final int PER_NAMESPACE = 1_000;
    private static final int AT_A_TIME = 8;
    private static final int PAGE = 500;
    private static final String ROLES = "apis/rbac.authorization.k8s.io/v1";

    private final URI server;
    private final String token;
    private final HttpClient client;

    BenchClient(URI server, String caPem, String token) {
        this.server = server;
        this.token = token;
        this.client = HttpClient.newBuilder().sslContext(Trust.in(caPem)).build();
    }

    /**
     * Makes namespaces of a thousand objects, several objects at a time: config maps, secrets and roles of 1 to 3 kB.
     *
     * @param prefix of the names of the namespaces
     */
    void create(int count, String prefix) {
        try (ExecutorService threads = Executors.newFixedThreadPool(AT_A_TIME)) {
            IntStream.range(0, count / PER_NAMESPACE)
                    .forEach(it -> post(
                            "/api/v1/namespaces", "{\"metadata\": {\"name\": \"%s\"}}".formatted(prefix + name(it))));
            var made = IntStream.range(0, count)
                    .<Future<?>>mapToObj(it -> threads.submit(() -> create(prefix + name(it / PER_NAMESPACE), it)))
                    .toList();
            made.forEach(BenchClient::await);
        }
    }

    static String name(int namespace) {
        return "bench-%04d".formatted(namespace);
    }

    private void create(String namespace, int number) {
        var random = new Random(number);
        String metadata =
                "\"metadata\": {\"name\": \"object-%06d\", \"labels\": {\"app\": \"bench\"}}".formatted(number);
        switch (number % 10) {
            case 0, 1, 2, 3, 4, 5 ->
                post(
                        "/api/v1/namespaces/" + namespace + "/configmaps",
                        "{%s, \"data\": {\"text\": \"%s\"}}".formatted(metadata, letters(random, 1_000)));
            case 6, 7, 8 ->
                post(
                        "/api/v1/namespaces/" + namespace + "/secrets",
                        "{%s, \"data\": {\"text\": \"%s\"}}".formatted(metadata, letters(random, 3_000)));
            default ->
                post(
                        "/" + ROLES + "/namespaces/" + namespace + "/roles",
                        "{%s, \"rules\": [{\"apiGroups\": [\"\"], \"resources\": [\"pods\"], \"verbs\": [\"get\"]}]}"
                                .formatted(metadata));
        }
    }

    private static String letters(Random random, int count) {
        return random.ints(count, 'a', 'z' + 1)
                .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                .toString();
    }

    /** Lists those kinds page by page as an export does, and answers how many objects there are. */
    int list() {
        return list("/api/v1/configmaps") + list("/api/v1/secrets") + list("/" + ROLES + "/roles");
    }

    private int list(String path) {
        int count = 0;
        String next = "";
        do {
            JsonNode page = send(request(path + "?limit=" + PAGE + "&continue=" + encoded(next))
                    .GET());
            count += page.path("items").size();
            next = page.path("metadata").path("continue").asText();
        } while (!next.isEmpty());
        return count;
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }

    private void post(String path, String body) {
        send(request(path).header("Content-Type", "application/json").POST(BodyPublishers.ofString(body)));
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).header("Authorization", "Bearer " + token);
    }

    private JsonNode send(HttpRequest.Builder request) {
        try {
            var response = client.send(request.build(), BodyHandlers.ofByteArray());
            JsonNode body = JSON.readTree(response.body());
            if (response.statusCode() >= 300) {
                throw new IllegalStateException(response.uri() + ": " + body);
            }
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private static void await(Future<?> one) {
        try {
            one.get();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        } catch (ExecutionException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
