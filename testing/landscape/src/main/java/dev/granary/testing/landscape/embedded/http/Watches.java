package dev.granary.testing.landscape.embedded.http;

import dev.granary.testing.landscape.embedded.rest.WatchRequest;
import dev.granary.testing.landscape.embedded.store.ObjectStore;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** Runs watches: their bookmarks and their end. */
final class Watches {

    private static final Duration SHORTEST = Duration.ofMinutes(30);

    private final Vertx vertx;
    private final ObjectStore store;
    private final Duration bookmarkInterval;

    Watches(Vertx vertx, ObjectStore store, Duration bookmarkInterval) {
        this.vertx = vertx;
        this.store = store;
        this.bookmarkInterval = bookmarkInterval;
    }

    /** Runs on the event loop of the connection that the sink writes to. */
    void run(WatchRequest request, WatchSink sink) {
        Duration timeout = request.timeout().orElseGet(Watches::ownTimeout);
        new RunningWatch(vertx, store, request, sink).start(timeout, bookmarkInterval);
    }

    /** At random between half an hour and an hour, as kube-apiserver spreads reconnects. */
    private static Duration ownTimeout() {
        return SHORTEST.plusSeconds(ThreadLocalRandom.current().nextLong(SHORTEST.toSeconds()));
    }
}
