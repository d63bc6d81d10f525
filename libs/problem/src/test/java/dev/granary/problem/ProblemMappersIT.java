package dev.granary.problem;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.matchesPattern;
import static org.hamcrest.Matchers.nullValue;

import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
class ProblemMappersIT {
    private static final String TRACE_ID = "0af7651916cd43dd8448eb211c80319c";

    @Test
    void answersARefusalWithItsCodeFieldAndNextStep() {
        var problem = get("/things/refused", ErrorCode.NAME_TAKEN);

        problem.body("detail", equalTo("The name demo is in use."))
                .body("type", equalTo("urn:granary:error:NameTaken"))
                .body("title", equalTo(ErrorCode.NAME_TAKEN.title()))
                .body("nextStep", equalTo(ErrorCode.NAME_TAKEN.nextStep()))
                .body("errors", hasSize(1))
                .body("errors[0].pointer", equalTo("/name"))
                .body("errors[0].code", equalTo("NameTaken"));
    }

    @Test
    void carriesTheTraceOfTheCaller() {
        given().header("traceparent", "00-" + TRACE_ID + "-b7ad6b7169203331-01")
                .get("/things/refused")
                .then()
                .body("traceId", equalTo(TRACE_ID));
    }

    @Test
    void beginsATraceForACallerWithoutOne() {
        get("/things/refused", ErrorCode.NAME_TAKEN).body("traceId", matchesPattern("[0-9a-f]{32}"));
    }

    @Test
    void hidesTheTextOfAFault() {
        var body = get("/things/fault", ErrorCode.INTERNAL_ERROR)
                .body("errors", nullValue())
                .extract()
                .asString();

        assertThat(body).doesNotContain("hunter2", "IllegalState", "java.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"name\": ",
                "{\"name\": \"a\"",
                "not json",
                "{\"name\": \"a\"} trailing",
                "{\"parts\": [{\"name\" 1}]}"
            })
    void refusesWhatIsNoJson(String body) {
        refuses(body, ErrorCode.MALFORMED_REQUEST).body("errors", nullValue());
    }

    @Test
    void namesThePlaceWhereJsonEnds() {
        refuses("{\"name\" \"a\"}", ErrorCode.MALFORMED_REQUEST)
                .body("detail", equalTo("The body is not JSON from line 1, column 9 on."));
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"name\": \"a\", \"colour\": \"red\"} | UNKNOWN_FIELD | /colour",
                "{\"name\": \"a\", \"parts\": [{\"name\": \"x\", \"count\": 1, \"a/b~c\": 1}]} | UNKNOWN_FIELD | /parts/0/a~1b~0c",
                "{\"name\": {\"deep\": 1}} | FIELD_INVALID | /name",
                "{\"name\": \"a\", \"parts\": [{\"name\": \"x\", \"count\": \"many\"}]} | FIELD_INVALID | /parts/0/count",
                "{\"name\": \"a\", \"parts\": [{\"name\": \"x\", \"count\": null}]} | FIELD_INVALID | /parts/0/count",
                "{\"name\": \"a\", \"parts\": [{\"name\": \"x\", \"count\": 1.5}]} | FIELD_INVALID | /parts/0/count",
                "{\"parts\": []} | FIELD_MISSING | /name",
                "{\"name\": \"UPPER\"} | FIELD_INVALID | /name",
                "{\"name\": \"a\", \"parts\": [{\"name\": \"x\", \"count\": 0}]} | FIELD_INVALID | /parts/0/count",
                "{\"name\": \"a\", \"parts\": [{\"name\": \"x\", \"count\": 1}, {\"count\": 1}]} | FIELD_MISSING | /parts/1/name"
            })
    void pointsAtTheFieldThatIsWrong(String body, ErrorCode code, String pointer) {
        refuses(body, code).body("errors[0].pointer", equalTo(pointer)).body("errors[0].code", equalTo(code.code()));
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        refuses("{\"name\": \"A\", \"parts\": [{\"count\": 0}]}", ErrorCode.FIELD_INVALID)
                .body("errors.pointer", equalTo(java.util.List.of("/name", "/parts/0/count", "/parts/0/name")));
    }

    @Test
    void pointsAtAQueryParameter() {
        get("/things?limit=0", ErrorCode.FIELD_INVALID).body("errors[0].pointer", equalTo("?limit"));
    }

    @Test
    void answersAnUnknownPathAndAMalformedIdWithNotFound() {
        get("/nothing", ErrorCode.NOT_FOUND);
        get("/things/by-id/not-a-uuid", ErrorCode.NOT_FOUND);
    }

    @Test
    void answersTheWrongMethodOrTypeAsAProblem() {
        given().delete("/things/refused").then().statusCode(405).body("code", equalTo("MethodNotAllowed"));
        given().contentType("text/plain")
                .body("name")
                .post("/things")
                .then()
                .statusCode(415)
                .body("code", equalTo("MediaTypeNotSupported"));
    }

    @Test
    void keepsTheStatusOfTheFrameworkWithoutItsText() {
        var body = given().get("/things/status/410")
                .then()
                .statusCode(410)
                .body("status", equalTo(410))
                .body("code", equalTo("RequestRefused"))
                .extract()
                .asString();

        assertThat(body).doesNotContain("internal text");
    }

    private static ValidatableResponse get(String path, ErrorCode code) {
        return isProblem(given().get(path).then(), code);
    }

    private static ValidatableResponse refuses(String body, ErrorCode code) {
        return isProblem(post(body), code);
    }

    private static ValidatableResponse post(String body) {
        return given().contentType("application/json")
                .body(body)
                .post("/things")
                .then();
    }

    private static ValidatableResponse isProblem(ValidatableResponse response, ErrorCode code) {
        return response.statusCode(code.status())
                .contentType("application/problem+json")
                .body("code", equalTo(code.code()))
                .body("status", equalTo(code.status()));
    }
}
