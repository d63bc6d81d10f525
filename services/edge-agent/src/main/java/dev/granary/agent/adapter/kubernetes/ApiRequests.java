package dev.granary.agent.adapter.kubernetes;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granary.agent.application.port.ClusterUnreachableException;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** GET requests whose answers are streams, with the client's address, trust and token. */
final class ApiRequests {

    private static final Duration TIMEOUT = Duration.ofSeconds(70); // the API server itself gives up after 60 s
    private static final int LARGEST_STATUS_BYTES = 64 << 10;
    private static final int MOST_BYTES_DRAINED = 256 << 10;

    private final KubernetesClient client;
    private final ObjectMapper json;

    ApiRequests(KubernetesClient client, ObjectMapper json) {
        this.client = client;
        this.json = json;
    }

    /** An answer of any status. */
    record Answer(int status, InputStream body) implements AutoCloseable {

        boolean isOk() {
            return status == 200;
        }

        /**
         * Reads what is left, if it is little, so that the connection stays: giving up a body closes it, and with it
         * every other request on it.
         */
        @Override
        public void close() {
            try (body) {
                body.skipNBytes(MOST_BYTES_DRAINED);
            } catch (IOException e) {
                // the end was reached, or the connection is broken: both are of no interest any more
                return;
            }
        }
    }

    Answer get(String path) {
        HttpRequest request = client.getHttpClient()
                .newHttpRequestBuilder()
                .uri(URI.create(client.getMasterUrl().toString()).resolve(path))
                .header("Accept", "application/json")
                .build();
        var answer = client.getHttpClient().sendAsync(request, InputStream.class);
        try {
            var response = answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS);
            return refuseStranger(new Answer(response.code(), response.body()));
        } catch (ExecutionException e) {
            throw new ClusterUnreachableException(
                    e.getCause() == null ? "no answer" : e.getCause().getClass().getSimpleName(), e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new ClusterUnreachableException("no answer within " + TIMEOUT.toSeconds() + " s", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterUnreachableException("interrupted", e);
        }
    }

    /** The API server does not know us: nothing else will work either. */
    private static Answer refuseStranger(Answer answer) {
        if (answer.status() == 401) {
            answer.close();
            throw new ClusterUnreachableException("the agent's token was refused (401)", null);
        }
        return answer;
    }

    JsonNode tree(Answer answer) {
        try {
            return json.readTree(answer.body());
        } catch (IOException e) {
            throw new ClusterUnreachableException("the answer broke off or is not JSON", e);
        }
    }

    /** The {@code Status} of a refusal; an empty object when the body is something else. */
    JsonNode status(Answer answer) {
        try {
            JsonNode status = json.readTree(answer.body().readNBytes(LARGEST_STATUS_BYTES));
            return status != null && status.isObject() ? status : json.createObjectNode();
        } catch (JsonProcessingException e) {
            return json.createObjectNode();
        } catch (IOException e) {
            throw new ClusterUnreachableException("the answer broke off", e);
        }
    }

    /** Why the request was refused, for a person. */
    String refusal(Answer answer) {
        String message = status(answer).path("message").asText("");
        return "the API server answered " + answer.status() + (message.isEmpty() ? "" : " (" + message + ")");
    }
}
