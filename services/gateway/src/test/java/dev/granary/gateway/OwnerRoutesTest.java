package dev.granary.gateway;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.is;

import dev.granary.gateway.adapter.rest.OwnerRoutes;
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

class OwnerRoutesTest {

    private final Vertx vertx = Vertx.vertx();
    private HttpServer owner;
    private HttpServer gateway;

    @BeforeEach
    void startOwnerAndGateway() {
        owner = listen(request -> request.bodyHandler(body -> request.response()
                .setStatusCode(422)
                .putHeader("content-type", "application/problem+json")
                .putHeader("x-path", request.uri())
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

    @Test
    void answersAProblemWhenTheOwnerIsAway() {
        owner.close().toCompletionStage().toCompletableFuture().join();

        given().port(gateway.actualPort())
                .get("/api/backups")
                .then()
                .statusCode(503)
                .contentType("application/problem+json")
                .body("code", equalTo("OwnerUnavailable"));
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
