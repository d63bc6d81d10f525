package dev.granary.testing.landscape.gardener;

import static dev.granary.testing.landscape.gardener.RawClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.granary.testing.landscape.kube.KubeClients;
import dev.granary.testing.landscape.pki.Trust;
import io.fabric8.kubernetes.api.model.authentication.TokenRequestBuilder;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** A workload of a shoot gets an access token with nothing but the token that its shoot minted. */
interface FederationContract extends LandscapeTests {

    String CLIENT = "11111111-2222-3333-4444-555555555555";
    String SUBJECT = "system:serviceaccount:default:default";
    String AUDIENCE = "api://AzureADTokenExchange";

    @AfterEach
    default void unfederate() {
        landscape().entra().unfederate(CLIENT, landscape().shoot("edge-01").issuer(), SUBJECT);
    }

    @Test
    default void tradesTheShootsOwnTokenForAnAccessToken() throws IOException, InterruptedException {
        federate("edge-01");

        var answer = exchange(tokenOf("edge-01", AUDIENCE));

        assertThat(answer.path("token_type").asText()).isEqualTo("Bearer");
        assertThat(answer.path("access_token").asText().split("\\.", -1)).hasSize(3);
    }

    @Test
    default void refusesTokensOfAShootThatIsNotFederatedAndTokensForAnotherAudience()
            throws IOException, InterruptedException {
        federate("edge-01");

        assertThat(code(exchange(tokenOf("edge-02", AUDIENCE)))).isEqualTo(70021);
        assertThat(code(exchange(tokenOf("edge-01", "granary")))).isEqualTo(700212);
    }

    private void federate(String shoot) {
        try (var client = KubeClients.of(landscape().shoot(shoot).adminKubeconfig())) {
            var jwks = client.raw("/openid/v1/jwks");
            landscape().entra().federate(CLIENT, landscape().shoot(shoot).issuer(), SUBJECT, jwks);
        }
    }

    private String tokenOf(String shoot, String audience) {
        var request = new TokenRequestBuilder()
                .withNewSpec()
                .withAudiences(audience)
                .withExpirationSeconds(3600L)
                .endSpec()
                .build();
        try (var client = KubeClients.of(landscape().shoot(shoot).adminKubeconfig())) {
            return client.serviceAccounts()
                    .inNamespace("default")
                    .withName("default")
                    .tokenRequest(request)
                    .getStatus()
                    .getToken();
        }
    }

    private JsonNode exchange(String assertion) throws IOException, InterruptedException {
        var entra = landscape().entra();
        var form = "grant_type=client_credentials&client_id=" + CLIENT
                + "&client_assertion_type=" + encode("urn:ietf:params:oauth:client-assertion-type:jwt-bearer")
                + "&scope=" + encode("https://storage.azure.com/.default openid profile offline_access")
                + "&client_assertion=" + assertion;
        URI endpoint = entra.authorityHost().resolve("/" + entra.tenantId() + "/oauth2/v2.0/token");
        try (var client =
                HttpClient.newBuilder().sslContext(Trust.in(entra.caPem())).build()) {
            var request = HttpRequest.newBuilder(endpoint)
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString(form));
            return json(client.send(request.build(), BodyHandlers.ofString()).body());
        }
    }

    private static int code(JsonNode refusal) {
        return refusal.at("/error_codes/0").asInt();
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
