package dev.granary.backup.adapter.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import dev.granary.backup.OrchestratorTest;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@OrchestratorTest
class BadRestoresIT {
    private static final String GOOD = """
            'backupId': '00000000-0000-0000-0000-000000000001', 'clusterId': '00000000-0000-0000-0000-000000000002'""";

    /** What is added to a body of good form (the last of two equal fields counts), code, pointer. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                'name': 'back'                             | BackupUnknown | /backupId
                'backupId': null                           | FieldMissing  | /backupId
                'clusterId': 'x'                           | FieldInvalid  | /clusterId
                'name': 'a/b'                              | FieldInvalid  | /name
                'dryRun': 'maybe'                          | FieldInvalid  | /dryRun
                'namespaces': ['Shop']                     | FieldInvalid  | /namespaces/0
                'namespaces': ['shop', null]               | FieldInvalid  | /namespaces/1
                'namespaces': ['shop', 'shop']             | FieldInvalid  | /namespaces/1
                'includedKinds': ['Deployment']            | FieldInvalid  | /includedKinds/0
                'excludedKinds': ['']                      | FieldInvalid  | /excludedKinds/0
                'namespaceMapping': {'shop': 'Shop'}       | FieldInvalid  | /namespaceMapping/shop
                'namespaceMapping': {'a/b': 'shop'}        | FieldInvalid  | /namespaceMapping/a~1b
                'namespaceMapping': {'shop': null}         | FieldInvalid  | /namespaceMapping/shop
                'namespacePrefix': '-x'                    | FieldInvalid  | /namespacePrefix
                'storageClassMapping': {'fast': 'a b'}     | FieldInvalid  | /storageClassMapping/fast
                'existing': 'DESTROY'                      | FieldInvalid  | /existing
                'colour': 'red'                            | UnknownField  | /colour
                """)
    void refusesABadRestoreAndNamesTheField(String change, String code, String pointer) {
        given().contentType("application/json")
                .body(("{" + GOOD + "," + change + "}").replace('\'', '"'))
                .post("/api/restores")
                .then()
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("errors.pointer", hasItem(pointer));
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, FieldInvalid",
        "state=DONE, FieldInvalid",
        "backupId=x, FieldInvalid",
        "clusterId=x, FieldInvalid",
        "cursor=AA, CursorInvalid"
    })
    void refusesAQueryThatIsNone(String query, String code) {
        given().urlEncodingEnabled(false)
                .get("/api/restores?" + query)
                .then()
                .statusCode(422)
                .body("code", equalTo(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "00000000-0000-0000-0000-000000000001"})
    void knowsNoRestoreThatIsNotThere(String id) {
        given().get("/api/restores/{id}", id).then().statusCode(404).body("code", equalTo("NotFound"));
        given().post("/api/restores/{id}/cancel", id).then().statusCode(404).body("code", equalTo("NotFound"));
        given().delete("/api/restores/{id}", id).then().statusCode(404).body("code", equalTo("NotFound"));
    }
}
