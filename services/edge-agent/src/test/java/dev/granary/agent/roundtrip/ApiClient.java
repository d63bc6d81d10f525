package dev.granary.agent.roundtrip;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granary.testing.landscape.api.ApiServer;
import dev.granary.testing.landscape.pki.Trust;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;

/** Plain requests of an administrator. */
final class ApiClient implements AutoCloseable {

    private static final ObjectMapper JSON = new ObjectMapper();

    private final ApiServer server;
    private final HttpClient client;

    ApiClient(ApiServer server) {
        this.server = server;
        this.client =
                HttpClient.newBuilder().sslContext(Trust.in(server.caPem())).build();
    }

    JsonNode get(String path) {
        return send(request(path).GET(), 200);
    }

    /** Makes an object that may be there already, and answers it. */
    JsonNode post(String path, JsonNode object) {
        return send(
                request(path)
                        .header("Content-Type", "application/json")
                        .POST(BodyPublishers.ofString(object.toString())),
                201);
    }

    /** Whatever comes of it. */
    void delete(String path) {
        send(request(path).DELETE(), 0);
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(server.url().resolve(path))
                .header("Authorization", "Bearer " + server.adminToken());
    }

    private JsonNode send(HttpRequest.Builder request, int expected) {
        try {
            var response = client.send(request.build(), BodyHandlers.ofByteArray());
            JsonNode body = response.statusCode() == 404 ? JSON.missingNode() : JSON.readTree(response.body());
            if (expected != 0
                    && response.statusCode() != expected
                    && response.statusCode() != 404
                    && response.statusCode() != 409) {
                throw new IllegalStateException(response.request().uri() + ": " + body);
            }
            return body;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        client.close();
    }
}
