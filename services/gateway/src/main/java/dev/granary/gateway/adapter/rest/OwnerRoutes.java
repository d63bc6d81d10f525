package dev.granary.gateway.adapter.rest;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientOptions;
import io.vertx.core.json.JsonObject;
import io.vertx.ext.web.Router;
import io.vertx.httpproxy.Body;
import io.vertx.httpproxy.HttpProxy;
import io.vertx.httpproxy.ProxyContext;
import io.vertx.httpproxy.ProxyInterceptor;
import io.vertx.httpproxy.ProxyResponse;
import java.net.URI;
import java.util.Map;
import org.jboss.logging.Logger;

/** Passes {@code /api/<resource>} and what is below it to the resource's owner, body and answer unchanged. */
public final class OwnerRoutes {

    private static final Logger LOG = Logger.getLogger(OwnerRoutes.class);

    private final Vertx vertx;
    private final Map<String, URI> owners;

    /** @param owners resource name to base URL of its owner */
    public OwnerRoutes(Vertx vertx, Map<String, URI> owners) {
        this.vertx = vertx;
        this.owners = owners;
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
                return context.sendRequest().recover(failure -> unavailable(context, resource, failure));
            }
        });
    }

    private static Future<ProxyResponse> unavailable(ProxyContext context, String resource, Throwable failure) {
        LOG.warnf(failure, "The owner of a resource does not answer: resource=%s", resource);
        JsonObject problem = new JsonObject()
                .put("type", "about:blank")
                .put("title", "The service behind this resource does not answer")
                .put("status", 503)
                .put("code", "OwnerUnavailable")
                .put(
                        "detail",
                        "Nothing was changed as far as the gateway knows. Try again; if it lasts, look at the owner of /api/"
                                + resource + ".");
        return Future.succeededFuture(context.request()
                .release()
                .response()
                .setStatusCode(503)
                .putHeader("content-type", "application/problem+json")
                .putHeader("retry-after", "5")
                .setBody(Body.body(Buffer.buffer(problem.encode()))));
    }
}
