package dev.granary.engine.store.azure;

import com.azure.core.http.HttpClient;
import com.azure.core.http.HttpRequest;
import com.azure.core.http.HttpResponse;
import dev.granary.engine.store.BlobStore;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Azure's transport, answering as a test says; it remembers what it was asked. */
final class ScriptedHttp implements HttpClient {

    private final Function<HttpRequest, Mono<HttpResponse>> script;
    private final List<HttpRequest> requests = new ArrayList<>();

    ScriptedHttp(Function<HttpRequest, Mono<HttpResponse>> script) {
        this.script = script;
    }

    /** The same answer to everything. */
    static ScriptedHttp answering(ScriptedAnswer answer) {
        return new ScriptedHttp(request -> Mono.just(answer.to(request)));
    }

    /** One answer after another; the last one for ever. */
    static ScriptedHttp answering(ScriptedAnswer first, ScriptedAnswer... more) {
        List<ScriptedAnswer> left = new ArrayList<>(List.of(more));
        left.addFirst(first);
        return new ScriptedHttp(
                request -> Mono.just((left.size() > 1 ? left.removeFirst() : left.getFirst()).to(request)));
    }

    @Override
    public Mono<HttpResponse> send(HttpRequest request) {
        synchronized (requests) {
            requests.add(request);
        }
        return script.apply(request);
    }

    List<HttpRequest> requests() {
        synchronized (requests) {
            return List.copyOf(requests);
        }
    }

    /** Method and query of each request. */
    List<String> asked() {
        return requests().stream()
                .map(request -> request.getHttpMethod() + query(request))
                .toList();
    }

    private static String query(HttpRequest request) {
        String query = request.getUrl().getQuery();
        return query == null ? "" : " " + query.replaceAll("&?blockid=[^&]*", "");
    }

    /** A store that speaks to this. */
    BlobStore store() {
        return new AzureBlobStore(container(), AzuriteAccess.CREDENTIAL, this);
    }

    static AzureContainer container() {
        return AzureContainer.of(URI.create("https://account.blob.core.windows.net"), "backups")
                .withRequestTimeout(Duration.ofSeconds(5));
    }
}
