package dev.granary.testing.landscape.embedded.http;

import dev.granary.testing.landscape.embedded.rest.Reply;
import dev.granary.testing.landscape.embedded.rest.WatchRequest;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;

/** Writes replies. Watches go on as chunks, or as frames where the client asked for a WebSocket. */
final class Replies {

    private final Watches watches;

    Replies(Watches watches) {
        this.watches = watches;
    }

    void send(HttpServerRequest request, Reply reply) {
        switch (reply) {
            case Reply.Document document -> sendDocument(request.response(), document);
            case Reply.Text text ->
                request.response()
                        .setStatusCode(text.code())
                        .putHeader(HttpHeaders.CONTENT_TYPE, "text/plain; charset=utf-8")
                        .end(text.text());
            case Reply.Stream stream -> sendStream(request, stream.watch());
        }
    }

    private static void sendDocument(HttpServerResponse response, Reply.Document document) {
        response.setStatusCode(document.code())
                .putHeader(HttpHeaders.CONTENT_TYPE, document.contentType())
                .putHeader(HttpHeaders.CACHE_CONTROL, "no-cache, private");
        document.warnings()
                .forEach(w -> response.headers().add("Warning", "299 - \"" + w.replace("\"", "\\\"") + "\""));
        response.end(Buffer.buffer(document.json()));
    }

    private void sendStream(HttpServerRequest request, WatchRequest watch) {
        if (request.headers().contains(HttpHeaders.UPGRADE, "websocket", true)) {
            request.toWebSocket().onSuccess(socket -> watches.run(watch, WatchSink.of(socket)));
            return;
        }
        HttpServerResponse response = request.response();
        response.setChunked(true).putHeader(HttpHeaders.CONTENT_TYPE, "application/json");
        response.writeHead();
        watches.run(watch, WatchSink.of(response));
    }
}
