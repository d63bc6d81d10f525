package dev.granary.agent.adapter.kubernetes;

import dev.granary.agent.application.port.ClusterUnreachableException;
import io.fabric8.kubernetes.client.KubernetesClient;
import io.fabric8.kubernetes.client.RequestConfigBuilder;
import io.fabric8.kubernetes.client.http.HttpClient;
import io.fabric8.kubernetes.client.http.HttpRequest;
import java.io.InputStream;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Requests whose answers are streams, with the client's address, trust and token, at the agent's pace. The client's own
 * repetitions are switched off: they would not be counted, and end too early for a server that asks to slow down.
 */
final class ApiRequests {

    /** The API server itself gives up after 60 s. */
    static final Duration TIMEOUT = Duration.ofSeconds(70);

    private static final Duration FIRST_WAIT = Duration.ofMillis(200);
    private static final int MOST_REPETITIONS = 3;
    private static final Duration LONGEST_THROTTLING = Duration.ofMinutes(5);
    private static final int TOO_MANY_REQUESTS = 429;
    private static final int UNAUTHORIZED = 401;

    private final KubernetesClient client;
    private final HttpClient http;
    private final RequestPace pace;
    private final Duration longestSilence;

    /** Answers in whose middle nothing comes for so long count as broken off. */
    ApiRequests(KubernetesClient client, RequestPace pace, Duration longestSilence) {
        this.client = client;
        this.pace = pace;
        this.longestSilence = longestSilence;
        this.http = client.getHttpClient()
                .newBuilder()
                .tag(new RequestConfigBuilder()
                        .withRequestRetryBackoffLimit(0)
                        .withRequestTimeout((int) TIMEOUT.toMillis())
                        .build())
                .build();
    }

    ApiAnswer get(String path) {
        return send(ApiRequest.get(path));
    }

    /** As {@link #call} for reading. */
    <T> T get(String path, Function<ApiAnswer, T> reading) {
        return call(ApiRequest.get(path), reading);
    }

    /** As above, with an end of its own for an answer that stays unreadable. */
    <T> T get(String path, Function<ApiAnswer, T> reading, Function<BrokenAnswerException, T> unreadable) {
        return call(ApiRequest.get(path), reading, unreadable);
    }

    /** As {@link #call} for a question that has to be posted and changes nothing. */
    <T> T ask(String path, Body question, Function<ApiAnswer, T> reading) {
        return call(ApiRequest.ask(path, question), reading);
    }

    /** Reads an answer as a whole; where it breaks off, the request is repeated. */
    <T> T call(String method, String path, @Nullable Body body, Function<ApiAnswer, T> reading) {
        return call(ApiRequest.change(method, path, body), reading);
    }

    private <T> T call(ApiRequest request, Function<ApiAnswer, T> reading) {
        return call(request, reading, e -> {
            throw new ClusterUnreachableException("answers break off again and again", e);
        });
    }

    private <T> T call(
            ApiRequest request, Function<ApiAnswer, T> reading, Function<BrokenAnswerException, T> unreadable) {
        for (int failures = 0; ; failures++) {
            try (var answer = send(request)) {
                return reading.apply(answer);
            } catch (BrokenAnswerException e) {
                if (failures == MOST_REPETITIONS) {
                    return unreadable.apply(e);
                }
            }
        }
    }

    /** An answer broke off in its middle, or is not JSON. */
    static final class BrokenAnswerException extends RuntimeException {
        BrokenAnswerException(Throwable cause) {
            super(cause);
        }
    }

    /**
     * Sends a request until there is an answer that will not be another one in a moment. A request that changes something
     * may have been carried out although its repetition is refused.
     */
    ApiAnswer send(String method, String path, @Nullable Body body) {
        return send(ApiRequest.change(method, path, body));
    }

    private ApiAnswer send(ApiRequest request) {
        try {
            return repeat(request);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new ClusterUnreachableException("interrupted", e);
        }
    }

    /** What is sent. */
    record Body(String contentType, String text) {}

    private ApiAnswer repeat(ApiRequest request) throws InterruptedException {
        Duration throttled = Duration.ZERO;
        int failures = 0;
        while (true) {
            pace.acquire();
            ApiAnswer answer = failures < MOST_REPETITIONS ? exchangeOrNothing(request) : exchange(request);
            if (answer == null || (request.mayPass(answer.status()) && failures < MOST_REPETITIONS)) {
                close(answer);
                pace.await(FIRST_WAIT.multipliedBy(1L << failures++));
            } else if (answer.status() == TOO_MANY_REQUESTS
                    && throttled.plus(answer.retryAfter()).compareTo(LONGEST_THROTTLING) <= 0) {
                throttled = throttled.plus(answer.retryAfter());
                pace.pause(answer.retryAfter());
                close(answer);
            } else {
                return refuseStranger(answer);
            }
        }
    }

    private static void close(@Nullable ApiAnswer answer) {
        if (answer != null) {
            answer.close();
        }
    }

    private @Nullable ApiAnswer exchangeOrNothing(ApiRequest request) throws InterruptedException {
        try {
            return exchange(request);
        } catch (ClusterUnreachableException e) {
            return null; // the last repetition tells
        }
    }

    private ApiAnswer exchange(ApiRequest request) throws InterruptedException {
        var answer = http.sendAsync(http(request), InputStream.class);
        try {
            return ApiAnswer.of(answer.get(TIMEOUT.toMillis(), TimeUnit.MILLISECONDS), longestSilence);
        } catch (ExecutionException e) {
            throw new ClusterUnreachableException(
                    e.getCause() == null ? "no answer" : e.getCause().getClass().getSimpleName(), e);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new ClusterUnreachableException("no answer within " + TIMEOUT.toSeconds() + " s", e);
        }
    }

    private HttpRequest http(ApiRequest request) {
        HttpRequest.Builder builder = http.newHttpRequestBuilder()
                .uri(URI.create(client.getMasterUrl().toString()).resolve(request.path()))
                .header("Accept", "application/json");
        Body body = request.body();
        return body == null
                ? builder.method(request.method(), null, null).build()
                : builder.method(request.method(), body.contentType(), body.text())
                        .build();
    }

    /** The API server does not know us: nothing else will work either. */
    private static ApiAnswer refuseStranger(ApiAnswer answer) {
        if (answer.status() == UNAUTHORIZED) {
            answer.close();
            throw new ClusterUnreachableException("the agent's token was refused (401)", null);
        }
        return answer;
    }
}
