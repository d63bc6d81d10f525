package dev.granary.testing.landscape.gardener;

import dev.granary.testing.landscape.gardener.FrontRequest.ShootPath;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import java.io.UncheckedIOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** The requests that a garden of plain custom resources would answer wrongly: kubeconfigs, and writes that break a rule. */
final class GardenerApi {

    private static final List<String> HEADERS = List.of("authorization", "content-type", "accept", "user-agent");

    private final Vertx vertx;
    private final Upstream upstream;
    private final AdminKubeconfig adminKubeconfig;
    private final ShootRules rules;

    GardenerApi(Vertx vertx, Upstream upstream, AdminKubeconfig adminKubeconfig, ShootRules rules) {
        this.vertx = vertx;
        this.upstream = upstream;
        this.adminKubeconfig = adminKubeconfig;
        this.rules = rules;
    }

    /** False leaves the request untouched. */
    boolean answers(HttpServerRequest request) {
        var path = FrontRequest.shootPath(request.path()).filter(found -> own(request, found));
        path.ifPresent(found -> answer(request, found));
        return path.isPresent();
    }

    private static boolean own(HttpServerRequest request, ShootPath path) {
        return isAdminKubeconfig(path) || ShootRules.applyTo(request.method().name(), path);
    }

    private static boolean isAdminKubeconfig(ShootPath path) {
        return path.subresource().equals("adminkubeconfig");
    }

    private void answer(HttpServerRequest request, ShootPath path) {
        request.body()
                .compose(body -> vertx.executeBlocking(() -> answer(read(request, body), path), false))
                .recover(fault -> Future.succeededFuture(explained(fault)))
                .onSuccess(answer -> send(request.response(), answer));
    }

    private static FrontAnswer explained(Throwable fault) {
        return fault instanceof UncheckedIOException
                ? FrontAnswer.gardenUnreachable()
                : FrontAnswer.of(KubeStatus.internalError(fault.getClass().getSimpleName()));
    }

    private FrontAnswer answer(FrontRequest request, ShootPath path) {
        if (!isAdminKubeconfig(path)) {
            return rules.refusal(request, path).map(FrontAnswer::of).orElseGet(() -> FrontAnswer.of(pass(request)));
        }
        return request.method().equals("POST")
                ? adminKubeconfig.create(request, path)
                : FrontAnswer.of(KubeStatus.of(
                        405, "MethodNotAllowed", "the server does not allow this method on the requested resource"));
    }

    private Upstream.Reply pass(FrontRequest request) {
        return upstream.send(request.method(), request.pathAndQuery(), request.headers(), request.body());
    }

    private static FrontRequest read(HttpServerRequest request, Buffer body) {
        Map<String, String> headers = new HashMap<>();
        for (var name : HEADERS) {
            var value = request.getHeader(name);
            headers.put(name, value == null ? "" : value);
        }
        var query = request.query() == null ? "" : request.query();
        return new FrontRequest(request.method().name(), request.path(), query, headers, body);
    }

    private static void send(HttpServerResponse response, FrontAnswer answer) {
        if (response.closed()) {
            return;
        }
        answer.warnings()
                .forEach(text -> response.headers().add("Warning", "299 - \"" + text.replace("\"", "\\\"") + "\""));
        response.setStatusCode(answer.status())
                .putHeader("Content-Type", answer.contentType())
                .end(answer.body());
    }
}
