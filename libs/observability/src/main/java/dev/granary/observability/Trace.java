package dev.granary.observability;

import io.smallrye.common.vertx.ContextLocals;
import io.smallrye.common.vertx.VertxContext;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.MDC;

/**
 * The trace that the current piece of work belongs to: a request or a consumed event. It lives in the duplicated Vert.x
 * context of that work, so that it follows asynchronous steps and ends with it; elsewhere there is none.
 */
public final class Trace {
    private static final String KEY = "granary.traceparent";
    private static final String MDC_KEY = "traceId";

    private Trace() {}

    /** The trace of this work; empty outside of a request or event. */
    public static Optional<TraceParent> current() {
        return VertxContext.isOnDuplicatedContext() ? ContextLocals.get(KEY) : Optional.empty();
    }

    /** Makes this the trace of the current work, and {@code traceId} part of its log lines. Does nothing elsewhere. */
    public static void enter(TraceParent trace) {
        if (VertxContext.isOnDuplicatedContext()) {
            ContextLocals.put(KEY, trace);
            MDC.put(MDC_KEY, trace.traceId());
        }
    }

    /** The trace of this work, or a new one that this work has from now on. */
    public static TraceParent currentOrNew() {
        return current().orElseGet(() -> {
            var trace = TraceParent.begin(ThreadLocalRandom.current());
            enter(trace);
            return trace;
        });
    }
}
