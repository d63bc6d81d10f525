package dev.granary.observability;

import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/** Every REST request belongs to a trace: the one that its caller names, or a new one. */
public final class TraceRequests {
    @ServerRequestFilter(preMatching = true)
    public void enter(ContainerRequestContext request) {
        Trace.enter(TraceParent.parse(request.getHeaderString("traceparent"))
                .orElseGet(() -> TraceParent.begin(ThreadLocalRandom.current())));
    }
}
