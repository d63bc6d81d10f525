package dev.granary.testing.landscape.gardener;

import com.fasterxml.jackson.databind.JsonNode;
import dev.granary.testing.landscape.pki.Trust;
import io.fabric8.kubernetes.client.Config;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.stream.Stream;

/** Bare HTTP with the token of a kubeconfig: for status codes, headers and bodies as they are on the wire. */
final class RawClient implements AutoCloseable {

    private final URI server;
    private final String token;
    private final HttpClient client;

    RawClient(String kubeconfig) {
        var config = Config.fromKubeconfig(kubeconfig);
        this.server = URI.create(config.getMasterUrl());
        this.token = config.getAutoOAuthToken();
        var ca = new String(Base64.getDecoder().decode(config.getCaCertData()), StandardCharsets.US_ASCII);
        this.client = HttpClient.newBuilder().sslContext(Trust.in(ca)).build();
    }

    HttpResponse<String> get(String path) {
        return send(request(path).GET());
    }

    HttpResponse<String> post(String path, String contentType, String body) {
        return send(request(path).header("Content-Type", contentType).POST(BodyPublishers.ofString(body)));
    }

    HttpResponse<String> post(String path, String json) {
        return post(path, "application/json", json);
    }

    HttpResponse<String> mergePatch(String path, String json) {
        return send(request(path)
                .header("Content-Type", "application/merge-patch+json")
                .method("PATCH", BodyPublishers.ofString(json)));
    }

    HttpResponse<String> delete(String path) {
        return send(request(path).DELETE());
    }

    HttpResponse<String> postAnonymously(String path, String json) {
        return send(HttpRequest.newBuilder(server.resolve(path)).POST(BodyPublishers.ofString(json)));
    }

    /** Lines of a watch, as they come; ends when the server ends it. */
    Stream<JsonNode> watch(String path) throws IOException, InterruptedException {
        var answer = client.send(request(path).timeout(Duration.ofSeconds(60)).build(), BodyHandlers.ofLines());
        return answer.body().map(RawClient::json);
    }

    /** As {@link #watch}, for other threads. */
    Stream<JsonNode> open(String path) {
        try {
            return watch(path);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.resolve(path)).header("Authorization", "Bearer " + token);
    }

    private HttpResponse<String> send(HttpRequest.Builder request) {
        try {
            return client.send(request.timeout(Duration.ofSeconds(30)).build(), BodyHandlers.ofString());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    static JsonNode json(HttpResponse<String> response) {
        return json(response.body());
    }

    static JsonNode json(String text) {
        try {
            return Json.MAPPER.readTree(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
