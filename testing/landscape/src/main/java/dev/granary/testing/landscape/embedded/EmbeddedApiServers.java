package dev.granary.testing.landscape.embedded;

import dev.granary.testing.landscape.api.ApiServerSpec;
import dev.granary.testing.landscape.api.ApiServers;
import dev.granary.testing.landscape.embedded.store.ObjectStore;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Starts embedded API servers; all share the event loops of this process. */
public final class EmbeddedApiServers implements ApiServers {

    private static final long BLOCKED_THREAD_WARNING_SECONDS = 20;

    private final Vertx vertx = Vertx.vertx(new VertxOptions()
            .setMaxEventLoopExecuteTimeUnit(TimeUnit.SECONDS)
            .setMaxEventLoopExecuteTime(BLOCKED_THREAD_WARNING_SECONDS));
    private final EmbeddedOptions options;
    private final Map<String, ObjectStore> stores = new ConcurrentHashMap<>();
    private final Map<String, EmbeddedApiServer> running = new ConcurrentHashMap<>();

    public EmbeddedApiServers() {
        this(EmbeddedOptions.defaults());
    }

    public EmbeddedApiServers(EmbeddedOptions options) {
        this.options = options;
    }

    @Override
    public EmbeddedApiServer start(ApiServerSpec spec) {
        ObjectStore store = stores.computeIfAbsent(spec.name(), n -> new ObjectStore(options.rememberedChanges()));
        EmbeddedApiServer server =
                new EmbeddedApiServer(vertx, spec, options, store, () -> running.remove(spec.name()));
        if (running.putIfAbsent(spec.name(), server) != null) {
            throw new IllegalArgumentException("there is an API server called " + spec.name());
        }
        server.start();
        return server;
    }

    @Override
    public String kind() {
        return "embedded";
    }

    @Override
    public void close() {
        running.values().forEach(EmbeddedApiServer::close);
        try {
            vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (ExecutionException | TimeoutException e) {
            throw new IllegalStateException("event loops do not end", e);
        }
    }
}
