package dev.granary.gateway.adapter.rest;

import dev.granary.observability.LogLine;
import dev.granary.observability.Trace;
import dev.granary.observability.TraceParent;
import dev.granary.problem.ErrorCode;
import dev.granary.problem.Problem;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.json.Json;
import io.vertx.ext.web.Router;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.net.URI;
import java.util.List;
import java.util.Map;
import org.jboss.logging.Logger;

/** Passes {@code /api/<resource>} and what is below it to the resource's owner, body and answer unchanged. */
public final class OwnerRoutes {

    private static final Logger LOG = Logger.getLogger(OwnerRoutes.class);
    private static final String TRACE_PARENT = "traceparent";

    private final Vertx vertx;
    private final Map<String, URI> owners;

    /** @param owners resource name to base URL of its owner */
    public OwnerRoutes(Vertx vertx, Map<String, URI> owners) {
        owners.values().forEach(OwnerRoutes::check);
        this.vertx = vertx;
        this.owners = owners;
    }

    /** Only host and port are used; a path that is left out in silence would be looked for long. */
    private static void check(URI owner) {
        boolean http = "http".equals(owner.getScheme()) || "https".equals(owner.getScheme());
        boolean bare = owner.getHost() != null
                && owner.getRawPath().matches("/?")
                && owner.getRawQuery() == null
                && owner.getRawUserInfo() == null;
        if (!http || !bare) {
            throw new IllegalArgumentException("an owner's URL is http or https, host and port: " + owner);
        }
    }

    public void mount(Router router) {
        owners.forEach((resource, owner) -> {
            HttpProxy proxy = proxy(resource, owner);
            router.route("/api/" + resource).handler(request -> proxy.handle(request.request()));
            router.route("/api/" + resource + "/*").handler(request -> proxy.handle(request.request()));
        });
    }

    private HttpProxy proxy(String resource, URI owner) {
        boolean tls = "https".equals(owner.getScheme());
        int port = owner.getPort() >= 0 ? owner.getPort() : tls ? 443 : 80;
        HttpClient client = vertx.createHttpClient(new HttpClientOptions().setSsl(tls));
        return HttpProxy.reverseProxy(client).origin(port, owner.getHost()).addInterceptor(new ProxyInterceptor() {
            @Override
            public Future<ProxyResponse> handleProxyRequest(ProxyContext context) {
                return pass(context, resource);
            }
        });
    }

    /** A request without a trace gets one here, so that the owner's log lines and our answer can be found together. */
    private static Future<ProxyResponse> pass(ProxyContext context, String resource) {
        var headers = context.request().headers();
        TraceParent trace = TraceParent.parse(headers.get(TRACE_PARENT)).orElseGet(Trace::currentOrNew);
        headers.set(TRACE_PARENT, trace.toString());
        return context.sendRequest().recover(failure -> unavailable(context, resource, trace, failure));
    }

    private static Future<ProxyResponse> unavailable(
            ProxyContext context, String resource, TraceParent trace, Throwable failure) {
        Trace.enter(trace);
        Problem problem = Problem.of(
                ErrorCode.OWNER_UNAVAILABLE,
                "Nothing was changed as far as the gateway knows. The owner of /api/" + resource + " does not answer.",
                List.of());
        LOG.warn(LogLine.of("owner does not answer", "resource", resource, "traceId", problem.traceId()), failure);
        return Future.succeededFuture(context.request()
                .release()
                .response()
                .setStatusCode(problem.status())
                .putHeader("content-type", Problem.MEDIA_TYPE.toString())
                .putHeader("retry-after", "5")
                .setBody(Body.body(Json.encodeToBuffer(problem))));
    }
}
