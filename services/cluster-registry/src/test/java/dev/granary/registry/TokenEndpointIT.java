package dev.granary.registry;

import static dev.granary.registry.Patience.patiently;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.not;

import dev.granary.registry.adapter.jose.ShootIssuer;
import io.quarkus.test.common.http.TestHTTPResource;
import io.restassured.response.ValidatableResponse;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.jose4j.jwt.NumericDate;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@RegistryTest
class TokenEndpointIT {

    private static final String GRANT = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    @Inject
    Kafka kafka;

    @TestHTTPResource
    URI registry;

    private static final String TENANT = "tok-" + UUID.randomUUID().toString().substring(0, 8);
    private static final ShootIssuer SHOOT = new ShootIssuer("https://" + TENANT + ".example");

    private static String clusterId = "";

    @BeforeEach
    void installTheAgent() {
        if (!clusterId.isEmpty()) {
            return;
        }
        var discovery = new Discovery(kafka, TENANT);
        discovery.added(1);
        discovery.installed(SHOOT.issuer(), SHOOT.jwks());
        clusterId = discovery.key();
        patiently()
                .untilAsserted(() -> given().get("/api/clusters/" + clusterId)
                        .then()
                        .statusCode(200)
                        .body("reason", equalTo("AwaitingAgent")));
    }

    @Test
    void givesTheAgentATokenOfItsTenant() {
        var answer = exchange("/oauth2/token", SHOOT.token(Instant.now()))
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("token_type", equalTo("Bearer"))
                .body("expires_in", equalTo(600))
                .extract()
                .jsonPath();

        List<String> parts = List.of(answer.getString("access_token").split("\\.", -1));
        assertThat(new String(Base64.getUrlDecoder().decode(parts.get(1)), StandardCharsets.UTF_8))
                .contains("\"sub\":\"tenant-" + TENANT + "\"")
                .contains("\"cluster_id\":\"" + clusterId + "\"");
    }

    @Test
    void opensASessionOfOneHour() {
        var answer = exchange("/oauth2/session", SHOOT.token(Instant.now()))
                .statusCode(200)
                .header("Cache-Control", "no-store")
                .body("cluster_id", equalTo(clusterId))
                .body("tenant", equalTo(TENANT))
                .extract()
                .jsonPath();

        long end = answer.getLong("expires_at");
        assertThat(answer.getString("session")).isEqualTo(clusterId + "." + end);
        assertThat(Instant.ofEpochSecond(end))
                .isBetween(Instant.now().plusSeconds(3500), Instant.now().plusSeconds(4500));
        assertThat(Base64.getUrlDecoder().decode(answer.getString("key"))).hasSize(32);
    }

    @Test
    void refusesEveryAssertionThatProvesNothingWithOneAnswer() {
        Instant now = Instant.now();
        var impostor = new ShootIssuer(SHOOT.issuer());
        var stranger = new ShootIssuer("https://stranger.example");
        for (String path : List.of("/oauth2/token", "/oauth2/session")) {
            refused(path, impostor.token(now));
            refused(path, stranger.token(now));
            refused(path, SHOOT.token(now, claims -> claims.setAudience("kubernetes")));
            refused(path, SHOOT.token(now, claims -> claims.setSubject("system:serviceaccount:default:default")));
            refused(path, SHOOT.token(now, claims -> claims.setExpirationTime(NumericDate.fromSeconds(1))));
            refused(path, "garbage");
            refused(path, "a.b.c");
            refused(path, "x".repeat(10_000));
        }
    }

    @Test
    void refusesARequestThatIsNone() {
        String token = SHOOT.token(Instant.now());
        error(form().formParam("grant_type", "password").formParam("assertion", token), "unsupported_grant_type");
        error(form().formParam("grant_type", GRANT), "invalid_request");
        error(form().formParam("assertion", token), "invalid_request");
        error(form().formParam("grant_type", GRANT).formParam("assertion", token, token), "invalid_request");
        error(form().formParam("grant_type", GRANT, GRANT).formParam("assertion", token), "invalid_request");
        error(form().formParam("grant_type", GRANT).formParam("assertion", " "), "invalid_request");
        error(form(), "invalid_request");
        given().get("/oauth2/token").then().statusCode(405);
        given().contentType("application/json")
                .body("{}")
                .post("/oauth2/token")
                .then()
                .statusCode(415);
    }

    @Test
    void aLargeRequestIsRefusedAsWrong() {
        form().body("grant_type=" + GRANT + "&assertion=" + "x".repeat(40_000))
                .post("/oauth2/token")
                .then()
                .statusCode(400);
    }

    /** The client waits with the body: a connection that ends while the client still writes may lose the answer. */
    @Test
    void aHugeRequestIsRefusedByItsLength() throws IOException, InterruptedException {
        var request = HttpRequest.newBuilder(registry.resolve("/oauth2/token"))
                .version(HttpClient.Version.HTTP_1_1)
                .expectContinue(true)
                .POST(BodyPublishers.ofString("x".repeat(100_000)))
                .build();

        try (var client = HttpClient.newHttpClient()) {
            assertThat(client.send(request, BodyHandlers.discarding()).statusCode())
                    .isEqualTo(413);
        }
    }

    @Test
    void showsThePublicKeyAndNothingPrivate() {
        given().get("/oauth2/jwks")
                .then()
                .statusCode(200)
                .body("keys[0].kty", equalTo("RSA"))
                .body(not(containsString("\"d\"")));
    }

    private static RequestSpecification form() {
        return given().contentType("application/x-www-form-urlencoded; charset=UTF-8");
    }

    private static void error(RequestSpecification request, String error) {
        request.post("/oauth2/token")
                .then()
                .statusCode(400)
                .header("Cache-Control", "no-store")
                .body("error", equalTo(error));
    }

    private static void refused(String path, String assertion) {
        exchange(path, assertion)
                .statusCode(400)
                .body("error", equalTo("invalid_grant"))
                .body("error_description", equalTo("The assertion proves no cluster of this registry."));
    }

    private static ValidatableResponse exchange(String path, String assertion) {
        return form().formParam("grant_type", GRANT)
                .formParam("assertion", assertion)
                .post(path)
                .then();
    }
}
