package dev.granary.testing.landscape.gardener;

import io.vertx.core.Future;

/** Waits for Vert.x, from threads that are not its event loops. */
final class Blocking {

    private Blocking() {}

    static <T> T on(Future<T> future) {
        return future.toCompletionStage().toCompletableFuture().join();
    }
}
