package dev.granary.testing.landscape.embedded.http;

import dev.granary.testing.landscape.embedded.auth.Authenticator;
import dev.granary.testing.landscape.embedded.auth.User;
import dev.granary.testing.landscape.embedded.rest.Body;
import dev.granary.testing.landscape.embedded.rest.Query;
import dev.granary.testing.landscape.embedded.rest.Reply;
import dev.granary.testing.landscape.embedded.status.ApiFailure;
import dev.granary.testing.landscape.embedded.status.Failures;
import io.vertx.core.Handler;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import java.security.cert.Certificate;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import javax.net.ssl.SSLPeerUnverifiedException;
import javax.net.ssl.SSLSession;
import org.jboss.logging.Logger;

/** Takes a request from the wire to its reply. */
final class Front implements Handler<HttpServerRequest> {

    private static final Logger LOG = Logger.getLogger(Front.class);
    private static final int LARGEST_BODY = 3 * 1024 * 1024;

    private final Authenticator authenticator;
    private final ResourceApi resources;
    private final ServerApi server;
    private final Replies replies;

    Front(Authenticator authenticator, ResourceApi resources, ServerApi server, Replies replies) {
        this.authenticator = authenticator;
        this.resources = resources;
        this.server = server;
        this.replies = replies;
    }

    @Override
    public void handle(HttpServerRequest request) {
        if (request.headers().contains(HttpHeaders.UPGRADE, "websocket", true)) {
            replies.send(request, answer(request, Buffer.buffer()));
            return;
        }
        request.body().onSuccess(body -> replies.send(request, answer(request, body)));
    }

    private Reply answer(HttpServerRequest request, Buffer body) {
        try {
            User user = authenticator.authenticate(chain(request), header(request, HttpHeaders.AUTHORIZATION));
            if (body.length() > LARGEST_BODY) {
                throw Failures.tooLarge();
            }
            return answer(new Request(
                    request.method(),
                    request.path(),
                    new Query(parameters(request)),
                    new Body(header(request, HttpHeaders.CONTENT_TYPE), body.getBytes()),
                    user,
                    header(request, HttpHeaders.USER_AGENT)));
        } catch (ApiFailure failure) {
            return Reply.json(failure.code(), failure.document());
        } catch (RuntimeException e) { // edge: a defect of this server must not leave the client waiting
            LOG.errorf(e, "request failed: %s %s", request.method(), request.path());
            return Reply.json(500, Failures.internal("Internal error occurred").document());
        }
    }

    private Reply answer(Request request) {
        return switch (RequestPath.parse(request.path())) {
            case RequestPath.Other other -> server.answer(request, other.path());
            case RequestPath.OfResource path -> resources.answer(request, path);
        };
    }

    private static List<X509Certificate> chain(HttpServerRequest request) {
        SSLSession session = request.connection().sslSession();
        if (session == null) {
            return List.of();
        }
        try {
            Certificate[] certificates = session.getPeerCertificates();
            return Arrays.stream(certificates).map(X509Certificate.class::cast).toList();
        } catch (SSLPeerUnverifiedException e) {
            return List.of();
        }
    }

    private static Map<String, String> parameters(HttpServerRequest request) {
        Map<String, String> result = new LinkedHashMap<>();
        request.params().forEach(e -> result.putIfAbsent(e.getKey(), e.getValue()));
        return result;
    }

    private static String header(HttpServerRequest request, CharSequence name) {
        String value = request.getHeader(name);
        return value == null ? "" : value;
    }
}
