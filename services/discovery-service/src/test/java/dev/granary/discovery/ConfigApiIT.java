package dev.granary.discovery;

import static dev.granary.discovery.ConfigApi.body;
import static dev.granary.discovery.ConfigApi.post;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import dev.granary.problem.ErrorCode;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvFileSource;
import org.junit.jupiter.params.provider.CsvSource;

@QuarkusTest
@DiscoveryResources
class ConfigApiIT {

    /** {@code value} replaces the field; an empty one removes it. */
    @ParameterizedTest(name = "{0}={1}: {2} {3} at {4}")
    @CsvFileSource(
            resources = "/bad-configs.csv",
            delimiter = '|',
            numLinesToSkip = 1,
            ignoreLeadingAndTrailingWhitespace = true)
    void namesFieldReasonAndNextStep(String field, @Nullable String value, int status, String code, String pointer) {
        Map<String, Object> body = body("refused", "protect=true");
        change(body, field, value);

        post(body)
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("errors.pointer", hasItem(pointer))
                .body("nextStep", notNullValue())
                .body("traceId", notNullValue());

        assertThat(names()).doesNotContain("refused");
    }

    @ParameterizedTest
    @CsvSource({"'{', 400, MalformedRequest", "'[]', 422, FieldInvalid", "'', 400, MalformedRequest"})
    void refusesABodyThatIsNoConfig(String body, int status, String code) {
        post(body).statusCode(status).contentType("application/problem+json").body("code", equalTo(code));
    }

    @Test
    void refusesAFieldThatDoesNotExist() {
        Map<String, Object> body = body("refused", "protect=true");
        body.put("kubeConfig", "secret-content");

        post(body)
                .statusCode(422)
                .body("code", equalTo("UnknownField"))
                .body("errors[0].pointer", equalTo("/kubeConfig"))
                .body(not(containsString("secret-content")));
    }

    @Test
    void refusesWhatGardenerRefuses() {
        Map<String, Object> unknown = body("refused", "protect=true");
        unknown.put("project", "nobodys");
        post(unknown)
                .statusCode(422)
                .body("code", equalTo("ProjectNotAccessible"))
                .body("errors[0].pointer", equalTo("/project"));

        Map<String, Object> wrong = body("refused", "protect=true");
        wrong.put("kubeconfig", OutsideLandscape.text("discoveryKubeconfig").replaceAll("token: .*", "token: wrong"));
        post(wrong)
                .statusCode(422)
                .body("code", equalTo("GardenerCredentialRefused"))
                .body("errors[0].pointer", equalTo("/kubeconfig"))
                .body("nextStep", equalTo(ErrorCode.GARDENER_CREDENTIAL_REFUSED.nextStep()));

        OutsideLandscape.script("revoke", "watch", "shoots");
        try {
            await().untilAsserted(() -> post(body("refused", "protect=true"))
                    .statusCode(422)
                    .body("code", equalTo("GardenerRightMissing"))
                    .body("errors[0].pointer", equalTo("/kubeconfig"))
                    .body("nextStep", equalTo(ErrorCode.GARDENER_RIGHT_MISSING.nextStep()))
                    .body("detail", containsString("watch shoots")));
        } finally {
            OutsideLandscape.script("grant", "watch", "shoots");
        }
        assertThat(names()).doesNotContain("refused");
    }

    @Test
    void keepsAConfigWhoseGardenerIsAwayAndTriesAgain() {
        Map<String, Object> away = body("away", "nothing=here");
        away.put(
                "kubeconfig",
                OutsideLandscape.text("discoveryKubeconfig").replaceAll("server: .*", "server: https://127.0.0.1:1"));

        post(away)
                .statusCode(201)
                .header("Location", containsString(ConfigApi.PATH + "/"))
                .body("state", equalTo("FAILED"))
                .body("reason", equalTo("GardenerUnreachable"))
                .body("message", containsString("no connection"))
                .body("nextStep", equalTo(ErrorCode.GARDENER_UNREACHABLE.nextStep()))
                .body("projectNamespace", nullValue());
    }

    @Test
    void takesANameOnce() {
        ConfigApi.create("taken", "nothing=here");

        post(body("taken", "nothing=here"))
                .statusCode(409)
                .contentType("application/problem+json")
                .body("code", equalTo("NameTaken"))
                .body("errors[0].pointer", equalTo("/name"))
                .body("nextStep", equalTo(ErrorCode.NAME_TAKEN.nextStep()));
        assertThat(names()).containsOnlyOnce("taken");
    }

    @Test
    void showsEverythingButTheKubeconfig() {
        String id = ConfigApi.create("shown", "nothing in (here)");

        ConfigApi.get(id)
                .statusCode(200)
                .body("name", equalTo("shown"))
                .body("labelSelector", equalTo("nothing in (here)"))
                .body("workloadIdentity.clientId", notNullValue())
                .body("shoots", equalTo(0))
                .body("$", not(hasItem("kubeconfig")))
                .body(not(containsString("token")));
    }

    @Test
    void pagesByName() {
        ConfigApi.create("page-1", "nothing=here");
        ConfigApi.create("page-2", "nothing=here");
        ConfigApi.create("page-3", "nothing=here");

        JsonPath first = list("?limit=2&cursor=cGFnZS0");
        JsonPath second = list("?limit=2&cursor=" + first.getString("nextCursor"));

        assertThat(first.<String>getList("items.name")).containsExactly("page-1", "page-2");
        assertThat(second.<String>getList("items.name")).startsWith("page-3");
    }

    @ParameterizedTest
    @CsvSource({
        "/0d9b7f0e-6a41-4d0b-9c56-2f7a1c9b1a11, 404, NotFound",
        "/not-an-id, 404, NotFound",
        "?limit=0, 422, FieldInvalid",
        "?limit=501, 422, FieldInvalid",
        "?limit=many, 422, FieldInvalid",
        "?cursor=%FF, 422, CursorInvalid",
        "?cursor=__8, 422, CursorInvalid"
    })
    void refusesReadsThatMakeNoSense(String path, int status, String code) {
        given().urlEncodingEnabled(false)
                .get(ConfigApi.PATH + path)
                .then()
                .statusCode(status)
                .contentType("application/problem+json")
                .body("code", equalTo(code));
    }

    @Test
    void isReadyAndShowsItsMetrics() {
        given().get("/q/health/ready").then().statusCode(200);
        given().get("/q/metrics").then().statusCode(200).body(containsString("granary_discovery_configs"));
    }

    private static void change(Map<String, Object> body, String field, @Nullable String value) {
        int slash = field.indexOf('/');
        Map<String, Object> target = slash < 0 ? body : object(body, field.substring(0, slash));
        String name = field.substring(slash + 1);
        if (value == null) {
            target.remove(name);
        } else {
            target.put(name, value);
        }
    }

    @SuppressWarnings("unchecked") // the only nested field is an object
    private static Map<String, Object> object(Map<String, Object> body, String field) {
        return (Map<String, Object>) Objects.requireNonNull(body.get(field));
    }

    private static List<String> names() {
        return list("?limit=500").getList("items.name");
    }

    private static JsonPath list(String query) {
        return given().get(ConfigApi.PATH + query)
                .then()
                .statusCode(200)
                .extract()
                .jsonPath();
    }
}
