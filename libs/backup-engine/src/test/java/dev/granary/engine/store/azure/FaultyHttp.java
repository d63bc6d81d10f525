package dev.granary.engine.store.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import java.io.IOException;
import java.util.random.RandomGenerator;
import reactor.core.publisher.Mono;

/**
 * A real transport with a bad day, at random: the service is busy, the request never arrives, the answer never does, or
 * the answer is damaged.
 */
record FaultyHttp(HttpClient real, RandomGenerator random, double share) implements HttpClient {

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        if (roll() >= share) {
            return real.send(request);
        }
        return switch ((int) (roll() * 5)) {
            case 0 -> Mono.just(ScriptedAnswer.of(503, "ServerBusy").to(request));
            case 1 ->
                Mono.just(ScriptedAnswer.of(429, "TooManyRequests")
                        .with("Retry-After", "1")
                        .to(request));
            case 2 -> Mono.just(ScriptedAnswer.of(500, "OperationTimedOut").to(request));
            case 3 -> Mono.error(new IOException("connection reset before the request was sent"));
            default -> real.send(request).flatMap(FaultyHttp::lost);
        };
    }

    /** The body is taken, so that the service has done all that it was asked for. */
    private static Mono<HttpResponse> lost(HttpResponse answer) {
        return answer.getBodyAsByteArray()
                .defaultIfEmpty(new byte[0])
                .then(Mono.error(new IOException("connection reset before the answer")));
    }

    private double roll() {
        synchronized (random) {
            return random.nextDouble();
        }
    }
}
