package dev.granary.engine.store.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Azure's transport, answering as a test says. */
record ScriptedHttp(Function<HttpRequest, Mono<HttpResponse>> script) implements HttpClient {

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        return script.apply(request);
    }
}
