package dev.granary.testing.landscape.entra;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.granary.testing.landscape.pki.RsaKeys;
import dev.granary.testing.landscape.pki.Trust;
import java.io.IOException;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.time.Duration;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Collectors;
import org.jose4j.jwk.JsonWebKeySet;
import org.jose4j.jwk.RsaJsonWebKey;
import org.jose4j.jws.JsonWebSignature;
import org.jose4j.jwt.JwtClaims;
import org.jose4j.lang.JoseException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;

@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LocalEntraTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String CLIENT = "11111111-2222-3333-4444-555555555555";
    private static final String ISSUER = "https://issuer.example/projects/fleet/shoots/1/issuer";
    private static final String SUBJECT = "system:serviceaccount:granary:agent";

    private final LocalEntra entra = new LocalEntra(Clock.systemUTC());
    private final HttpClient client =
            HttpClient.newBuilder().sslContext(Trust.in(entra.caPem())).build();
    private RsaJsonWebKey key;
    private RsaJsonWebKey otherKey;

    @BeforeAll
    void makeKeys() {
        key = key();
        otherKey = key();
    }

    private static RsaJsonWebKey key() {
        var pair = RsaKeys.next();
        var key = new RsaJsonWebKey((RSAPublicKey) pair.getPublic());
        key.setPrivateKey(pair.getPrivate());
        key.setKeyId("k1");
        return key;
    }

    @BeforeEach
    void federate() {
        entra.tokenLife(Duration.ofHours(1));
        entra.federate(CLIENT, ISSUER, SUBJECT, new JsonWebKeySet(key).toJson());
    }

    @AfterAll
    void close() {
        client.close();
        entra.close();
    }

    @Test
    void mintsATokenThatAzuriteTakes() throws Exception {
        entra.tokenLife(Duration.ofSeconds(5));

        var answer = exchange(form(assertion(claims(), key)));

        assertThat(answer.status).isEqualTo(200);
        assertThat(answer.body.path("expires_in").asInt()).isEqualTo(5);
        var claims = payload(answer.body.path("access_token").asText());
        assertThat(claims.path("iss").asText()).isEqualTo("https://sts.windows.net/" + entra.tenantId() + "/");
        assertThat(claims.path("aud").asText()).isEqualTo("https://storage.azure.com");
        assertThat(claims.path("tid").asText()).isEqualTo(entra.tenantId());
        assertThat(claims.path("appid").asText()).isEqualTo(CLIENT);
        assertThat(claims.path("oid").asText()).isNotEmpty();
        assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(5);
        assertThat(claims.path("nbf").asLong()).isLessThan(claims.path("iat").asLong());
    }

    @Test
    void refusesAnUnknownApplication() throws Exception {
        var form = form(assertion(claims(), key));
        form.put("client_id", "99999999-2222-3333-4444-555555555555");

        assertRefused(exchange(form), 400, "unauthorized_client", 700016);
    }

    @Test
    void refusesAnAssertionThatNoFederatedCredentialMatches() throws Exception {
        var subject = claims();
        subject.setSubject("system:serviceaccount:granary:other");
        var issuer = claims();
        issuer.setIssuer(ISSUER + "/");

        assertRefused(exchange(form(assertion(subject, key))), 401, "invalid_client", 70021);
        assertRefused(exchange(form(assertion(issuer, key))), 401, "invalid_client", 70021);
        entra.unfederate(CLIENT, ISSUER, SUBJECT);
        assertRefused(exchange(form(assertion(claims(), key))), 401, "invalid_client", 70021);
    }

    @Test
    void refusesAnotherAudience() throws Exception {
        var claims = claims();
        claims.setAudience("granary");

        assertRefused(exchange(form(assertion(claims, key))), 401, "invalid_client", 700212);
    }

    @Test
    void refusesAnExpiredAssertion() throws Exception {
        var claims = claims();
        claims.setExpirationTimeMinutesInTheFuture(-5);

        assertRefused(exchange(form(assertion(claims, key))), 401, "invalid_client", 700024);
    }

    @Test
    void refusesASignatureOfAnotherKeyAndNoSignatureAtAll() throws Exception {
        var unsigned = "eyJhbGciOiJub25lIn0."
                + Base64.getUrlEncoder()
                        .withoutPadding()
                        .encodeToString(claims().toJson().getBytes(StandardCharsets.UTF_8))
                + ".";

        assertRefused(exchange(form(assertion(claims(), otherKey))), 401, "invalid_client", 50013);
        assertRefused(exchange(form(unsigned)), 401, "invalid_client", 50013);
    }

    @Test
    void refusesWhatIsNoTokenRequest() throws Exception {
        assertRefused(exchange(form("no.token")), 400, "invalid_request", 50027);
        var grant = form(assertion(claims(), key));
        grant.put("grant_type", "password");
        assertRefused(exchange(grant), 400, "unsupported_grant_type", 70003);
        var scope = form(assertion(claims(), key));
        scope.put("scope", "openid");
        assertRefused(exchange(scope), 400, "invalid_scope", 70011);
        assertRefused(
                exchange(new HashMap<>(Map.of("grant_type", "client_credentials"))), 400, "invalid_request", 900144);
    }

    private void assertRefused(Answer answer, int status, String error, int code) {
        assertThat(answer.status).isEqualTo(status);
        assertThat(answer.body.path("error").asText()).isEqualTo(error);
        assertThat(answer.body.at("/error_codes/0").asInt()).isEqualTo(code);
        assertThat(answer.body.path("error_description").asText()).startsWith("AADSTS" + code + ": ");
        assertThat(answer.body.path("correlation_id").asText()).isNotEmpty();
    }

    private static JwtClaims claims() {
        var claims = new JwtClaims();
        claims.setIssuer(ISSUER);
        claims.setSubject(SUBJECT);
        claims.setAudience("api://AzureADTokenExchange");
        claims.setIssuedAtToNow();
        claims.setExpirationTimeMinutesInTheFuture(10);
        return claims;
    }

    private static String assertion(JwtClaims claims, RsaJsonWebKey key) throws JoseException {
        var signature = new JsonWebSignature();
        signature.setPayload(claims.toJson());
        signature.setKey(key.getPrivateKey());
        signature.setKeyIdHeaderValue("k1");
        signature.setAlgorithmHeaderValue("RS256");
        return signature.getCompactSerialization();
    }

    private static Map<String, String> form(String assertion) {
        return new HashMap<>(Map.of(
                "grant_type",
                "client_credentials",
                "client_id",
                CLIENT,
                "client_assertion_type",
                TokenRequest.ASSERTION_TYPE,
                "client_assertion",
                assertion,
                "scope",
                "https://storage.azure.com/.default openid profile offline_access"));
    }

    private record Answer(int status, JsonNode body) {}

    private Answer exchange(Map<String, String> form) throws IOException, InterruptedException {
        var body = form.entrySet().stream()
                .map(field -> field.getKey() + "=" + URLEncoder.encode(field.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"));
        var request = HttpRequest.newBuilder(
                        entra.authorityHost().resolve("/" + entra.tenantId() + "/oauth2/v2.0/token"))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(body))
                .build();
        var answer = client.send(request, BodyHandlers.ofString());
        return new Answer(answer.statusCode(), JSON.readTree(answer.body()));
    }

    private static JsonNode payload(String token) throws IOException {
        return JSON.readTree(Base64.getUrlDecoder().decode(token.split("\\.", -1)[1]));
    }
}
