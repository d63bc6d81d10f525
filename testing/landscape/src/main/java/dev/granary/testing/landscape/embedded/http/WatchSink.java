package dev.granary.testing.landscape.embedded.http;

import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.core.http.ServerWebSocket;

/** Where the events of a watch go. All calls come from the event loop of its connection. */
interface WatchSink {

    void send(byte[] event);

    void end();

    /** The client reads more slowly than events come. */
    boolean isFull();

    void onDrained(Runnable action);

    void onClosed(Runnable action);

    static WatchSink of(HttpServerResponse response) {
        return new WatchSink() {
            @Override
            public void send(byte[] event) {
                response.write(
                        Buffer.buffer(event.length + 1).appendBytes(event).appendByte((byte) '\n'));
            }

            @Override
            public void end() {
                response.end();
            }

            @Override
            public boolean isFull() {
                return response.writeQueueFull();
            }

            @Override
            public void onDrained(Runnable action) {
                response.drainHandler(v -> action.run());
            }

            @Override
            public void onClosed(Runnable action) {
                response.closeHandler(v -> action.run()).exceptionHandler(e -> action.run());
            }
        };
    }

    static WatchSink of(ServerWebSocket socket) {
        return new WatchSink() {
            @Override
            public void send(byte[] event) {
                socket.writeTextMessage(Buffer.buffer(event).toString());
            }

            @Override
            public void end() {
                socket.close();
            }

            @Override
            public boolean isFull() {
                return socket.writeQueueFull();
            }

            @Override
            public void onDrained(Runnable action) {
                socket.drainHandler(v -> action.run());
            }

            @Override
            public void onClosed(Runnable action) {
                socket.closeHandler(v -> action.run()).exceptionHandler(e -> action.run());
            }
        };
    }
}
