package dev.granary.backup.adapter.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.granary.backup.OrchestratorTest;
import dev.granary.selection.SelectionRequest;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OrchestratorTest
class BadBackupsIT {
    private static final String GOOD = """
            'clusterId': '00000000-0000-0000-0000-000000000001', 'locationId': '00000000-0000-0000-0000-000000000002',
            'namespaces': ['shop']""";

    /** What is added to a body of good form (the last of two equal fields counts), code, pointer. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                'name': 'nightly'                | ClusterUnknown   | /clusterId
                'clusterId': null                | FieldMissing     | /clusterId
                'clusterId': 'x'                 | FieldInvalid     | /clusterId
                'clusterId': '1-1-1-1-1'         | FieldInvalid     | /clusterId
                'locationId': null               | FieldMissing     | /locationId
                'locationId': 7                  | FieldInvalid     | /locationId
                'namespaces': null               | FieldMissing     | /namespaces
                'namespaces': []                 | FieldMissing     | /namespaces
                'namespaces': 'shop'             | FieldInvalid     | /namespaces
                'namespaces': ['Shop']           | NamespaceInvalid | /namespaces/0
                'namespaces': ['*', 'shop']      | NamespaceInvalid | /namespaces/0
                'namespaces': ['shop', null]     | NamespaceInvalid | /namespaces/1
                'namespaces': ['shop', 'shop']   | NamespaceInvalid | /namespaces/1
                'namespaces': [{'name': 'shop'}] | FieldInvalid     | /namespaces/0
                'skipVolumeData': 'perhaps'      | FieldInvalid     | /skipVolumeData
                'namespaceSelector': 'team=red'  | FieldInvalid     | /namespaces
                'namespaces': [], 'namespaceSelector': 'team in'    | FieldInvalid | /namespaceSelector
                'includedKinds': ['a b', null]   | FieldInvalid     | /includedKinds/0
                'includedKinds': ['a b', null]   | FieldInvalid     | /includedKinds/1
                'excludedKinds': ['*']           | FieldInvalid     | /excludedKinds/0
                'labelSelector': 'a=b c'         | FieldInvalid     | /labelSelector
                'labelSelector': ''              | FieldInvalid     | /labelSelector
                'objects': [{'kind': 'Secret', 'namespace': 'shop', 'name': 'a'}]  | FieldInvalid | /namespaces
                'namespaces': [], 'objects': [null]                                | FieldInvalid | /objects/0/kind
                'namespaces': [], 'objects': [{'kind': 'Secret'}]                  | FieldInvalid | /objects/0/name
                'namespaces': [], 'objects': [{'kind': 'a b', 'name': 'x'}]        | FieldInvalid | /objects/0/kind
                'namespaces': [], 'objects': [{'kind': 'Pod', 'namespace': '*', 'name': 'x'}] | FieldInvalid | /objects/0/namespace
                'objects': [{'color': 'red'}]    | UnknownField     | /objects/0/color
                'name': ''                       | FieldInvalid     | /name
                'name': 'a/b'                    | FieldInvalid     | /name
                'colour': 'red'                  | UnknownField     | /colour
                'backupType': 'Generic'          | UnknownField     | /backupType
                """)
    void refusesABadBackupAndNamesTheField(String change, String code, String pointer) {
        given().contentType("application/json")
                .body(("{" + GOOD + "," + change + "}").replace('\'', '"'))
                .post("/api/backups")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("errors.pointer", hasItem(pointer));
    }

    @Test
    void refusesTooManyNamespaces() {
        String names = IntStream.rangeClosed(0, SelectionRequest.MOST)
                .mapToObj(i -> "'n" + i + "'")
                .collect(Collectors.joining(","));

        given().contentType("application/json")
                .body(("{" + GOOD + ", 'namespaces': [" + names + "]}").replace('\'', '"'))
                .post("/api/backups")
                .then()
                .statusCode(422)
                .body("code", equalTo("FieldInvalid"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"a b", "ä"})
    void refusesAKeyThatIsNone(String key) {
        given().contentType("application/json")
                .header("Idempotency-Key", key)
                .body(("{" + GOOD + "}").replace('\'', '"'))
                .post("/api/backups")
                .then()
                .statusCode(422)
                .body("code", equalTo("FieldInvalid"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "nonsense"})
    void refusesWhatIsNotJson(String body) {
        given().contentType("application/json")
                .body(body)
                .post("/api/backups")
                .then()
                .statusCode(400)
                .body("code", equalTo("MalformedRequest"));
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, FieldInvalid",
        "limit=x, FieldInvalid",
        "state=DONE, FieldInvalid",
        "clusterId=x, FieldInvalid",
        "cursor=%25, CursorInvalid",
        "cursor=AA, CursorInvalid",
        "cursor=OTk5OTk5OTk5OTk5OTk5OTk5OTk6eA, CursorInvalid"
    })
    void refusesAQueryThatIsNone(String query, String code) {
        given().urlEncodingEnabled(false)
                .get("/api/backups?" + query)
                .then()
                .statusCode(422)
                .body("code", equalTo(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "00000000-0000-0000-0000-000000000001"})
    void knowsNoBackupThatIsNotThere(String id) {
        given().get("/api/backups/{id}", id).then().statusCode(404).body("code", equalTo("NotFound"));
        given().delete("/api/backups/{id}", id).then().statusCode(404).body("code", equalTo("NotFound"));
        given().contentType("application/json")
                .post("/api/backups/{id}/verifications", id)
                .then()
                .statusCode(404)
                .body("code", equalTo("NotFound"));
        given().contentType("application/json")
                .post("/api/backups/{id}/retries", id)
                .then()
                .statusCode(404)
                .body("code", equalTo("NotFound"));
        given().get("/api/backups/{id}/volumes", id).then().statusCode(404).body("code", equalTo("NotFound"));
        given().post("/api/backups/{id}/cancel", id).then().statusCode(404).body("code", equalTo("NotFound"));
    }
}
