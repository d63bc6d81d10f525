package dev.granary.gateway;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.jspecify.annotations.Nullable;

/** A GraphQL subscriber that speaks {@code graphql-transport-ws}, as a browser does. */
final class FleetSocket implements WebSocket.Listener, AutoCloseable {

    private final Queue<String> messages = new ConcurrentLinkedQueue<>();
    private final StringBuilder partial = new StringBuilder();
    private final WebSocket socket;

    FleetSocket(URI graphql) {
        socket = HttpClient.newHttpClient()
                .newWebSocketBuilder()
                .subprotocols("graphql-transport-ws")
                .buildAsync(URI.create("ws://" + graphql.getAuthority() + "/graphql"), this)
                .join();
        socket.sendText("{\"type\":\"connection_init\"}", true).join();
    }

    void subscribe(String query) {
        String payload = "{\"id\":\"1\",\"type\":\"subscribe\",\"payload\":{\"query\":\"" + query + "\"}}";
        socket.sendText(payload, true).join();
    }

    List<String> messages() {
        return List.copyOf(messages);
    }

    boolean saw(String text) {
        return messages.stream().anyMatch(message -> message.contains(text));
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
        partial.append(data);
        if (last) {
            messages.add(partial.toString());
            partial.setLength(0);
        }
        from.request(1);
        return null;
    }

    @Override
    public void close() {
        socket.abort();
    }
}
