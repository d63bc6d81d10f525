package dev.granary.testing.landscape.api;

import dev.granary.testing.landscape.pki.Trust;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import javax.net.ssl.SSLContext;

/** Bare HTTPS as one user: what is tested is what is on the wire. */
final class PlainClient {

    static final String MERGE = "application/merge-patch+json";
    static final String JSON_PATCH = "application/json-patch+json";
    static final String STRATEGIC = "application/strategic-merge-patch+json";
    static final String APPLY = "application/apply-patch+yaml";

    private static final String JSON = "application/json";
    private static final Duration PATIENCE = Duration.ofSeconds(30);

    private final ApiServer server;
    private final HttpClient client;
    private final Optional<String> token;

    private PlainClient(ApiServer server, SSLContext tls, Optional<String> token) {
        this.server = server;
        this.client = HttpClient.newBuilder().sslContext(tls).build();
        this.token = token;
    }

    static PlainClient withToken(ApiServer server, String token) {
        return new PlainClient(server, Trust.in(server.caPem()), Optional.of(token));
    }

    static PlainClient anonymous(ApiServer server) {
        return new PlainClient(server, Trust.in(server.caPem()), Optional.empty());
    }

    static PlainClient withCertificate(ApiServer server, SSLContext tls) {
        return new PlainClient(server, tls, Optional.empty());
    }

    Answer get(String path) {
        return send(request(path).GET());
    }

    Answer post(String path, String json) {
        return post(path, JSON, json);
    }

    Answer post(String path, String type, String body) {
        return send(request(path).header("Content-Type", type).POST(BodyPublishers.ofString(body)));
    }

    Answer put(String path, String json) {
        return send(request(path).header("Content-Type", JSON).PUT(BodyPublishers.ofString(json)));
    }

    Answer patch(String path, String type, String body) {
        return send(request(path).header("Content-Type", type).method("PATCH", BodyPublishers.ofString(body)));
    }

    Answer apply(String path, String manager, String body) {
        return patch(path + "?fieldManager=" + manager, APPLY, body);
    }

    Answer force(String path, String manager, String body) {
        return patch(path + "?force=true&fieldManager=" + manager, APPLY, body);
    }

    Answer delete(String path) {
        return send(request(path).DELETE());
    }

    Answer delete(String path, String options) {
        return send(request(path).header("Content-Type", JSON).method("DELETE", BodyPublishers.ofString(options)));
    }

    /** The body of a running answer, for watches. */
    InputStream open(String path) {
        try {
            return client.send(request(path).GET().build(), BodyHandlers.ofInputStream())
                    .body();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        HttpRequest.Builder request = HttpRequest.newBuilder(server.url().resolve(path.replace(" ", "%20")))
                .timeout(PATIENCE)
                .header("User-Agent", "contract/1.0");
        token.ifPresent(t -> request.header("Authorization", "Bearer " + t));
        return request;
    }

    private Answer send(HttpRequest.Builder request) {
        try {
            return Answer.of(client.send(request.build(), BodyHandlers.ofString()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }
}
