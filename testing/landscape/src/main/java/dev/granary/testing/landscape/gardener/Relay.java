package dev.granary.testing.landscape.gardener;

import io.vertx.core.Future;
import io.vertx.core.MultiMap;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClientRequest;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.net.NetSocket;
import java.util.List;

/**
 * One exchange between a client and the garden's API server, streamed both ways. When one side goes, the other is told:
 * an abandoned watch must not live on upstream.
 */
final class Relay {

    private static final List<CharSequence> HOP_BY_HOP =
            List.of(HttpHeaders.CONNECTION, HttpHeaders.KEEP_ALIVE, HttpHeaders.TRANSFER_ENCODING, HttpHeaders.UPGRADE);

    private final HttpServerRequest request;
    private final HttpServerResponse response;
    private final HttpClientRequest upstream;
    private boolean cutShort;

    Relay(HttpServerRequest request, HttpClientRequest upstream) {
        this.request = request;
        this.response = request.response();
        this.upstream = upstream;
    }

    /**
     * @param over called when the exchange is, however it went
     */
    void start(Runnable over) {
        response.endHandler(done -> over.run());
        response.closeHandler(gone -> {
            upstream.reset();
            over.run();
        });
        upstream.exceptionHandler(fault -> broken());
        upstream.headers().addAll(request.headers()).remove(HttpHeaders.HOST);
        if (isUpgrade()) {
            upgrade();
            return;
        }
        withoutHopByHop(upstream.headers());
        send().onSuccess(this::answer).onFailure(fault -> broken());
    }

    private Future<HttpClientResponse> send() {
        boolean hasBody = request.headers().contains(HttpHeaders.CONTENT_LENGTH)
                || request.headers().contains(HttpHeaders.TRANSFER_ENCODING);
        return hasBody ? upstream.send(request) : upstream.send();
    }

    private void answer(HttpClientResponse answer) {
        head(answer);
        withoutHopByHop(response.headers());
        boolean chunked = !answer.headers().contains(HttpHeaders.CONTENT_LENGTH);
        response.setChunked(chunked);
        if (chunked) {
            // sends the head of a watch that has nothing to tell yet
            response.write(Buffer.buffer());
        }
        answer.pipe().endOnFailure(false).to(response).onFailure(fault -> ended());
    }

    private void head(HttpClientResponse answer) {
        response.setStatusCode(answer.statusCode());
        response.headers().addAll(answer.headers());
    }

    private static void withoutHopByHop(MultiMap headers) {
        HOP_BY_HOP.forEach(headers::remove);
    }

    /** Ends the answer cleanly where it is, as an API server does that is shut down. */
    void cutShort() {
        cutShort = true;
        upstream.reset();
    }

    private void ended() {
        if (cutShort && !response.ended()) {
            response.end();
        } else {
            response.reset();
        }
    }

    private void broken() {
        if (!response.headWritten() && !response.closed()) {
            GardenFront.unavailable(response, "error trying to reach service: EOF");
        }
    }

    private boolean isUpgrade() {
        return request.headers().contains(HttpHeaders.UPGRADE);
    }

    /** WebSocket: from the answer on it is a plain pipe. */
    private void upgrade() {
        upstream.connect()
                .onSuccess(answer -> {
                    head(answer);
                    if (answer.statusCode() == 101) {
                        request.toNetSocket().onSuccess(client -> join(client, answer.netSocket()));
                    } else {
                        answer.pipeTo(response);
                    }
                })
                .onFailure(fault -> broken());
    }

    private static void join(NetSocket client, NetSocket server) {
        client.handler(server::write);
        server.handler(client::write);
        client.closeHandler(gone -> server.close());
        server.closeHandler(gone -> client.close());
    }
}
