package dev.granary.testing.landscape.gardener;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.api.ApiServer;
import dev.granary.testing.landscape.pki.Trust;
import io.vertx.core.buffer.Buffer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Map;

/** Plain calls to the garden's API server with whatever credentials the caller of the front presented. */
final class Upstream implements AutoCloseable {

    private final URI server;
    private final HttpClient client;

    Upstream(ApiServer server) {
        this.server = server.url();
        this.client = HttpClient.newBuilder()
                .sslContext(Trust.in(server.caPem()))
                .version(HttpClient.Version.HTTP_1_1)
                .connectTimeout(Duration.ofSeconds(5))
                .build();
    }

    /** Status code and body of an answer; not every body is JSON. */
    record Reply(int status, String contentType, Buffer body) {

        boolean ok() {
            return status / 100 == 2;
        }

        JsonNode json() {
            try {
                return Json.MAPPER.readTree(body.getBytes());
            } catch (IOException notJson) {
                return MissingNode.getInstance();
            }
        }
    }

    Reply post(String path, ObjectNode body, String authorization) {
        var headers = Map.of("Authorization", authorization, "Content-Type", "application/json");
        return send("POST", path, headers, Json.buffer(body));
    }

    Reply get(String path, String authorization) {
        return send("GET", path, Map.of("Authorization", authorization), Buffer.buffer());
    }

    /** An empty authorization is not sent: the API server then answers 401 itself. */
    Reply send(String method, String path, Map<String, String> headers, Buffer body) {
        var request = HttpRequest.newBuilder(server.resolve(path))
                .timeout(Duration.ofSeconds(60))
                .method(
                        method,
                        body.length() == 0 ? BodyPublishers.noBody() : BodyPublishers.ofByteArray(body.getBytes()));
        headers.forEach((name, value) -> {
            if (!value.isEmpty()) {
                request.header(name, value);
            }
        });
        try {
            var answer = client.send(request.build(), BodyHandlers.ofByteArray());
            var type = answer.headers().firstValue("Content-Type").orElse("application/json");
            return new Reply(answer.statusCode(), type, Buffer.buffer(answer.body()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted during a call to the garden", e);
        }
    }

    @Override
    public void close() {
        client.shutdownNow();
    }
}
