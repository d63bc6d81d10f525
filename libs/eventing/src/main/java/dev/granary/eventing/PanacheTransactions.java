package dev.granary.eventing;

import dev.granary.observability.Trace;
import io.quarkus.hibernate.reactive.panache.Panache;
import io.quarkus.vertx.core.runtime.context.VertxContextSafetyToggle;
import io.smallrye.common.vertx.VertxContext;
import io.smallrye.mutiny.Uni;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import jakarta.inject.Singleton;
import java.util.function.Supplier;

/**
 * Hibernate Reactive keeps its session in a duplicated Vert.x context and wants an event loop. A caller that is on one
 * stays there, so that calls join; any other caller gets a context of its own.
 */
@Singleton
class PanacheTransactions implements Transactions {
    private final Vertx vertx;

    PanacheTransactions(Vertx vertx) {
        this.vertx = vertx;
    }

    @Override
    public <T> Uni<T> inTransaction(Supplier<Uni<T>> work) {
        return Uni.createFrom()
                .deferred(() -> Context.isOnEventLoopThread() && VertxContext.isOnDuplicatedContext()
                        ? Panache.withTransaction(work)
                        : onOwnContext(work));
    }

    private <T> Uni<T> onOwnContext(Supplier<Uni<T>> work) {
        var trace = Trace.current();
        Context context = VertxContext.createNewDuplicatedContext(vertx.getOrCreateContext());
        VertxContextSafetyToggle.setContextSafe(context, true);
        return Uni.createFrom()
                .emitter(emitter -> context.runOnContext(ignored -> {
                    trace.ifPresent(Trace::enter);
                    Panache.withTransaction(work).subscribe().with(emitter::complete, emitter::fail);
                }));
    }
}
