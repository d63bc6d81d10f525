package dev.granary.testing.landscape.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.Test;

/** TokenRequest, and how others check the tokens. */
interface TokenContract extends Contract {

    @Test
    default void mintsTokensForAnAudience() {
        String namespace = namespace();
        cluster().robot(namespace);
        Answer answer = admin().post(
                        tokens(namespace, "robot"),
                        "{\"spec\":{\"audiences\":[\"granary\"],\"expirationSeconds\":600}}");

        JsonNode claims = claims(answer.textAt("/status/token"));
        assertThat(answer.code()).isEqualTo(201);
        assertThat(answer.textAt("/kind")).isEqualTo("TokenRequest");
        assertThat(claims.path("iss").asText()).isEqualTo(ClusterUnderTest.ISSUER);
        assertThat(claims.path("sub").asText()).isEqualTo("system:serviceaccount:" + namespace + ":robot");
        assertThat(claims.path("aud").toString()).isEqualTo("[\"granary\"]");
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(600);
        assertThat(claims.at("/kubernetes.io/namespace").asText()).isEqualTo(namespace);
        assertThat(claims.at("/kubernetes.io/serviceaccount/name").asText()).isEqualTo("robot");
        assertThat(Instant.parse(answer.textAt("/status/expirationTimestamp")).getEpochSecond())
                .isEqualTo(claims.path("exp").asLong());
    }

    @Test
    default void publishesTheKeysOfItsTokens() throws JoseException {
        String token = cluster().robot(namespace());
        Answer keys = admin().get("/openid/v1/jwks");
        JsonWebSignature signature = new JsonWebSignature();
        signature.setCompactSerialization(token);

        signature.setKey(new JsonWebKeySet(keys.text())
                .findJsonWebKey(signature.getKeyIdHeaderValue(), null, "sig", null)
                .getKey());

        assertThat(signature.verifySignature()).isTrue();
        assertThat(keys.text()).doesNotContain("\"d\"");
        assertThat(admin().get("/.well-known/openid-configuration").textAt("/issuer"))
                .isEqualTo(ClusterUnderTest.ISSUER);
    }

    @Test
    default void serviceAccountsReadTheKeysButNotMuchElse() {
        PlainClient robot = cluster().as(cluster().robot(namespace()));

        assertThat(robot.get("/openid/v1/jwks").code()).isEqualTo(200);
        assertThat(robot.get("/apis").code()).isEqualTo(200);
        assertThat(robot.get("/metrics").code()).isEqualTo(403);
        assertThat(cluster().user("jane", "builders").get("/openid/v1/jwks").code())
                .isEqualTo(403);
    }

    @Test
    default void tokenForAnotherAudienceIsNoneForTheServer() {
        String namespace = namespace();
        cluster().robot(namespace);
        String token = admin().post(tokens(namespace, "robot"), "{\"spec\":{\"audiences\":[\"granary\"]}}")
                .textAt("/status/token");

        assertThat(cluster().as(token).get("/api").code()).isEqualTo(401);
        JsonNode ours = review(token, "granary");
        assertThat(ours.path("authenticated").asBoolean()).isTrue();
        assertThat(ours.path("audiences").toString()).isEqualTo("[\"granary\"]");
        assertThat(ours.at("/user/username").asText()).endsWith(namespace + ":robot");
        assertThat(review(token, "other").path("authenticated").asBoolean()).isFalse();
    }

    @Test
    default void refusesAShortLifeAndAnUnknownAccount() {
        String namespace = namespace();
        cluster().robot(namespace);

        Answer tooShort = admin().post(tokens(namespace, "robot"), "{\"spec\":{\"expirationSeconds\":599}}");
        Answer unknown = admin().post(tokens(namespace, "nobody"), "{\"spec\":{}}");

        assertThat(tooShort.code()).isEqualTo(422);
        assertThat(tooShort.textAt("/details/causes/0/field")).isEqualTo("spec.expirationSeconds");
        assertThat(unknown.code()).isEqualTo(404);
        assertThat(unknown.message()).isEqualTo("serviceaccounts \"nobody\" not found");
    }

    @Test
    default void lifeWithoutAWishIsAnHour() {
        JsonNode claims = claims(cluster().robot(namespace()));

        assertThat(Duration.ofSeconds(
                        claims.path("exp").asLong() - claims.path("iat").asLong()))
                .isEqualTo(Duration.ofHours(1));
    }

    private static String tokens(String namespace, String account) {
        return "/api/v1/namespaces/" + namespace + "/serviceaccounts/" + account + "/token";
    }

    private JsonNode review(String token, String audience) {
        return admin().post(
                        "/apis/authentication.k8s.io/v1/tokenreviews",
                        "{\"apiVersion\":\"authentication.k8s.io/v1\",\"kind\":\"TokenReview\",\"spec\":{\"token\":\""
                                + token + "\",\"audiences\":[\"" + audience + "\"]}}")
                .at("/status");
    }

    private static JsonNode claims(String token) {
        byte[] payload = Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]);
        return Answer.parse(new String(payload, StandardCharsets.UTF_8));
    }
}
