package dev.granary.testing.landscape.gardener;

import static dev.granary.testing.landscape.gardener.LandscapeUnderTest.TEN_MINUTES;
import static dev.granary.testing.landscape.gardener.RawClient.json;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code adminkubeconfig}: how it says no, and what it checks first. */
interface AdminKubeconfigRefusalContract extends LandscapeTests {

    private String endpoint(String shoot) {
        return shoots() + "/" + shoot + "/adminkubeconfig";
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
                    edge-01 | application/json | {"spec":{"expirationSeconds":599}}     | 422 | Invalid
                    missing | application/json | {"spec":{"expirationSeconds":599}}     | 422 | Invalid
                    edge-01 | application/json | {"spec":{"expirationSeconds":4294967296}} | 422 | Invalid
                    missing | application/json | {}                                     | 404 | NotFound
                    edge-01 | application/json | {"kind":"TokenRequest"}                | 400 | BadRequest
                    edge-01 | application/json | {"spec":{"expirationSeconds":"600"}}   | 400 | BadRequest
                    edge-01 | application/json | {"spec":                               | 400 | BadRequest
                    edge-01 | application/json | ``                                     | 400 | BadRequest
                    edge-01 | text/plain       | {}                                     | 415 | UnsupportedMediaType
                    """)
    default void refuses(String shoot, String type, String body, int code, String reason) {
        var answer = discovery().post(endpoint(shoot), type, body);

        assertThat(answer.statusCode()).isEqualTo(code);
        assertThat(json(answer).path("kind").asText()).isEqualTo("Status");
        assertThat(json(answer).path("reason").asText()).isEqualTo(reason);
    }

    @Test
    default void tellsTheTwoKindsOf422ApartByTheField() {
        var tooShort = json(discovery().post(endpoint("edge-01"), "{\"spec\":{\"expirationSeconds\":1}}"));
        assertThat(cause(tooShort)).isEqualTo("spec.expirationSeconds");
        assertThat(tooShort.at("/details/name").asText()).isEmpty();

        var bare = LandscapeUnderTest.shootOf("{\"name\":\"bare\"}");
        assertThat(operator().post(shoots(), bare).statusCode()).isEqualTo(201);
        var noAddress = json(discovery().post(endpoint("bare"), TEN_MINUTES));
        assertThat(cause(noAddress)).isEqualTo("status.status");
        assertThat(noAddress.at("/details/name").asText()).isEqualTo("bare");
        removeBare();
    }

    private void removeBare() {
        var confirmed = "{\"metadata\":{\"annotations\":{\"confirmation.gardener.cloud/deletion\":\"true\"}}}";
        operator().mergePatch(shoots() + "/bare", confirmed);
        assertThat(operator().delete(shoots() + "/bare").statusCode()).isEqualTo(200);
    }

    private static String cause(JsonNode status) {
        return status.at("/details/causes/0/field").asText();
    }

    @Test
    default void warnsOfUnknownFields() {
        var answer = discovery().post(endpoint("edge-01"), "{\"spec\":{\"expirationSecond\":600}}");

        assertThat(answer.statusCode()).isEqualTo(201);
        assertThat(answer.headers().firstValue("Warning"))
                .hasValueSatisfying(warning -> assertThat(warning).startsWith("299"));
    }

    @Test
    default void checksTheCallerBeforeAnythingElse() {
        var badBody = "{\"spec\":{\"expirationSeconds\":1}}";
        assertThat(discovery().postAnonymously(endpoint("edge-01"), badBody).statusCode())
                .isEqualTo(401);
        var elsewhere = "/apis/core.gardener.cloud/v1beta1/namespaces/other/shoots/edge-01/adminkubeconfig";
        assertThat(discovery().post(elsewhere, badBody).statusCode()).isEqualTo(403);

        landscape().revoke("create", "shoots/adminkubeconfig");
        var refused = discovery().post(endpoint("edge-01"), badBody);
        landscape().grant("create", "shoots/adminkubeconfig");

        assertThat(refused.statusCode()).isEqualTo(403);
        assertThat(json(refused).path("message").asText())
                .contains("cannot create resource \"shoots/adminkubeconfig\"")
                .contains(landscape().projectNamespace());
    }
}
