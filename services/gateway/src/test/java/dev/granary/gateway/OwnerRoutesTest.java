package dev.granary.gateway;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;
import static org.hamcrest.Matchers.matchesPattern;

import dev.granary.gateway.adapter.rest.OwnerRoutes;
import dev.granary.problem.ErrorCode;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.Router;
import java.net.URI;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OwnerRoutesTest {

    private final Vertx vertx = Vertx.vertx();
    private HttpServer owner;
    private HttpServer gateway;

    @BeforeEach
    void startOwnerAndGateway() {
        owner = listen(request -> request.bodyHandler(body -> request.response()
                .setStatusCode(422)
                .putHeader("content-type", "application/problem+json")
                .putHeader("x-method", request.method().name())
                .putHeader("x-path", request.uri())
                .putHeader("x-trace", request.getHeader("traceparent"))
                .end(body)));
        Router router = Router.router(vertx);
        new OwnerRoutes(vertx, Map.of("backups", URI.create("http://127.0.0.1:" + owner.actualPort()))).mount(router);
        gateway = listen(router);
    }

    @AfterEach
    void stop() {
        vertx.close().toCompletionStage().toCompletableFuture().join();
    }

    @Test
    void passesMethodPathQueryBodyAndAnswerThroughUnchanged() {
        given().port(gateway.actualPort())
                .body("{\"clusterId\":\"x\"}")
                .post("/api/backups/1/retry?dry=true")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .header("x-path", "/api/backups/1/retry?dry=true")
                .body(is("{\"clusterId\":\"x\"}"));
    }

    @ParameterizedTest
    @CsvSource({
        "DELETE, /api/backups/1",
        "DELETE, /api/backups/1?force=true&acknowledge=DATA_STAYS",
        "POST, /api/backups/1/cancel",
    })
    void passesTheDeletionAndTheCancellationOfABackupOn(String method, String path) {
        given().port(gateway.actualPort())
                .request(method, path)
                .then()
                .statusCode(422)
                .header("x-method", method)
                .header("x-path", path);
    }

    @Test
    void answersAProblemWhenTheOwnerIsAway() {
        owner.close().toCompletionStage().toCompletableFuture().join();

        given().port(gateway.actualPort())
                .get("/api/backups")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("code", equalTo("OwnerUnavailable"))
                .body("status", equalTo(503))
                .body("detail", containsString("/api/backups"))
                .body("nextStep", equalTo(ErrorCode.OWNER_UNAVAILABLE.nextStep()))
                .body("traceId", matchesPattern("[0-9a-f]{32}"));
    }

    @Test
    void handsTheTraceOfItsCallerToTheOwnerOrBeginsOne() {
        String trace = "00-4bf92f3577b34da6a3ce929d0e0e4736-00f067aa0ba902b7-01";

        given().port(gateway.actualPort())
                .header("traceparent", trace)
                .get("/api/backups")
                .then()
                .header("x-trace", trace);
        given().port(gateway.actualPort())
                .get("/api/backups")
                .then()
                .header("x-trace", matchesPattern("00-[0-9a-f]{32}-[0-9a-f]{16}-00"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ftp://owner", "owner:8080", "http:owner", "http://owner/base", "http://owner?x", "/"})
    void doesNotStartWithAnOwnerThatItCannotReach(String url) {
        Map<String, URI> owners = Map.of("backups", URI.create(url));

        assertThatThrownBy(() -> new OwnerRoutes(vertx, owners)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void doesNotTakeAResourceForAnotherWhoseNameItBegins() {
        given().port(gateway.actualPort()).get("/api/backups-of-others").then().statusCode(404);
    }

    private HttpServer listen(Handler<HttpServerRequest> handler) {
        return vertx.createHttpServer()
                .requestHandler(handler)
                .listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .join();
    }
}
