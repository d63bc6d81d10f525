package dev.granary.testing.landscape.embedded.http;

import dev.granary.testing.landscape.embedded.rest.WatchRequest;
import dev.granary.testing.landscape.embedded.rest.WatchSession;
import dev.granary.testing.landscape.embedded.store.ObjectStore;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/** A watch with its timers. Everything but the arrival of events happens on one event loop. */
final class RunningWatch {

    private static final long LAST_BOOKMARK_BEFORE_END_MILLIS = 1000;
    private static final long MOST_UNREAD_BYTES = 256L * 1024 * 1024;

    private final Vertx vertx;
    private final Context context;
    private final WatchSink sink;
    private final WatchSession session;
    private final List<Long> timers = new ArrayList<>();
    private final Deque<byte[]> unread = new ArrayDeque<>();
    private long unreadBytes;
    private boolean ended;

    RunningWatch(Vertx vertx, ObjectStore store, WatchRequest request, WatchSink sink) {
        this.vertx = vertx;
        this.context = vertx.getOrCreateContext();
        this.sink = sink;
        this.session = new WatchSession(store, request, event -> context.runOnContext(v -> deliver(event)));
    }

    void start(Duration timeout, Duration bookmarkInterval) {
        sink.onClosed(this::stop);
        sink.onDrained(this::drain);
        if (!session.start()) {
            context.runOnContext(v -> end());
            return;
        }
        timers.add(vertx.setPeriodic(bookmarkInterval.toMillis(), t -> session.bookmark()));
        timers.add(vertx.setTimer(timeout.toMillis(), t -> end()));
        long lastBookmark = timeout.toMillis() - LAST_BOOKMARK_BEFORE_END_MILLIS;
        if (lastBookmark > 0) {
            timers.add(vertx.setTimer(lastBookmark, t -> session.bookmark()));
        }
    }

    private void deliver(byte[] event) {
        if (ended) {
            return;
        }
        unread.addLast(event);
        unreadBytes += event.length;
        drain();
        if (unreadBytes > MOST_UNREAD_BYTES) {
            end();
        }
    }

    private void drain() {
        while (!ended && !unread.isEmpty() && !sink.isFull()) {
            byte[] event = unread.removeFirst();
            unreadBytes -= event.length;
            sink.send(event);
        }
    }

    private void end() {
        if (!ended) {
            stop();
            unread.forEach(sink::send);
            sink.end();
        }
    }

    private void stop() {
        ended = true;
        session.stop();
        timers.forEach(vertx::cancelTimer);
    }
}
