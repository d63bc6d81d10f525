package dev.granary.location.adapter.rest;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import dev.granary.location.LocationServiceTest;
import dev.granary.problem.ErrorCode;
import io.restassured.response.ValidatableResponse;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@LocationServiceTest
class BadLocationsIT {
    private static final String GOOD = """
            'name': 'good', 'provider': 'AZURE_BLOB', 'storageAccount': 'account', 'container': 'backups'""";

    /** What is added to a good body (the last of two equal fields counts), code, pointer. */
    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                'name': null                                           | FieldMissing                | /name
                'name': ' '                                            | FieldMissing                | /name
                'name': 'a/b'                                          | FieldInvalid                | /name
                'name': {'a': 1}                                       | FieldInvalid                | /name
                'provider': null                                       | FieldMissing                | /provider
                'provider': 'NFS'                                      | LocationProviderUnsupported | /provider
                'provider': 'NFS', 'server': 'nas', 'path': '/x'       | LocationProviderUnsupported | /provider
                'provider': 'S3'                                       | LocationProviderUnsupported | /provider
                'provider': 'azure_blob'                               | LocationProviderUnsupported | /provider
                'storageAccount': 'Account'                            | FieldInvalid                | /storageAccount
                'storageAccount': 'ab'                                 | FieldInvalid                | /storageAccount
                'container': 'a--b'                                    | FieldInvalid                | /container
                'container': null                                      | FieldMissing                | /container
                'endpoint': 'http://account.blob.core.windows.net'     | FieldInvalid                | /endpoint
                'endpoint': 'not a url'                                | FieldInvalid                | /endpoint
                'endpoint': 'account.blob.core.windows.net'            | FieldInvalid                | /endpoint
                'endpoint': 'https://'                                 | FieldInvalid                | /endpoint
                'endpoint': 'https://store.example.com:70000'          | FieldInvalid                | /endpoint
                'endpoint': 'https://store_1.example.com'              | FieldInvalid                | /endpoint
                'endpoint': 7                                          | FieldInvalid                | /endpoint
                'endpoint': 'https://u:p@example.com'                  | FieldInvalid                | /endpoint
                'endpoint': 'https://example.com?sv=1&sig=xyz'         | FieldInvalid                | /endpoint
                'endpoint': 'https://other.blob.core.windows.net'      | FieldInvalid                | /endpoint
                'accountKey': 'c2VjcmV0'                               | CredentialNotAccepted       | /accountKey
                'account_key': 'c2VjcmV0'                              | CredentialNotAccepted       | /account_key
                'sasToken': 'c2VjcmV0'                                 | CredentialNotAccepted       | /sasToken
                'connectionString': 'c2VjcmV0'                         | CredentialNotAccepted       | /connectionString
                'accessKey': 'c2VjcmV0'                                | CredentialNotAccepted       | /accessKey
                'secretKey': 'c2VjcmV0'                                | CredentialNotAccepted       | /secretKey
                'clientSecret': 'c2VjcmV0'                             | CredentialNotAccepted       | /clientSecret
                'credentials': {'key': 'c2VjcmV0'}                     | CredentialNotAccepted       | /credentials
                'name': null, 'colour': 1, 'accountKey': 'c2VjcmV0'    | CredentialNotAccepted       | /accountKey
                'encryptionKey': 'c2VjcmV0'                            | CredentialNotAccepted       | /encryptionKey
                'keyFile': 'c2VjcmV0'                                  | CredentialNotAccepted       | /keyFile
                'encrypted': 'c2VjcmV0'                                | FieldInvalid                | /encrypted
                'colour': 'red'                                        | UnknownField                | /colour
                'clusterIds': ['x']                                    | FieldInvalid                | /clusterIds/0
                'clusterIds': [null]                                   | FieldMissing                | /clusterIds/0
                'clusterIds': 'x'                                      | FieldInvalid                | /clusterIds
                'clusterIds': ['00000000-0000-0000-0000-000000000001'] | ClusterUnknown              | /clusterIds
                """)
    void refusesABadLocationAndNamesTheField(String change, String code, String pointer) {
        post("{" + GOOD + "," + change + "}")
                .statusCode(422)
                .contentType("application/problem+json")
                .body("code", equalTo(code))
                .body("errors.pointer", hasItem(pointer))
                .body("errors.code", hasItem(code))
                .body("nextStep", equalTo(ErrorCode.of(code).orElseThrow().nextStep()))
                .body(not(containsString("c2VjcmV0")))
                .body(not(containsString("sig=")));
    }

    @Test
    void storesNothingOfALocationThatItRefuses() {
        String name = "half " + UUID.randomUUID();
        String body = "{" + GOOD + ", 'name': '" + name + "'}";
        post(body.replace("}", ", 'clusterIds': ['" + UUID.randomUUID() + "']}"))
                .statusCode(422);

        post(body).statusCode(201).body("connections", empty());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "{", "nonsense"})
    void refusesWhatIsNotJson(String body) {
        given().contentType("application/json")
                .body(body)
                .post("/api/locations")
                .then()
                .statusCode(400)
                .contentType("application/problem+json")
                .body("code", equalTo("MalformedRequest"));
    }

    @Test
    void refusesASecondLocationOfTheName() {
        String name = "taken " + UUID.randomUUID();
        String body = "{" + GOOD + ", 'name': '" + name + "'}";
        post(body).statusCode(201);

        post(body.replace("taken", "TAKEN"))
                .statusCode(409)
                .body("code", equalTo("NameTaken"))
                .body("errors[0].pointer", equalTo("/name"));
    }

    @ParameterizedTest
    @CsvSource({
        "limit=0, FieldInvalid",
        "limit=x, FieldInvalid",
        "cursor=%25, CursorInvalid",
        "cursor=AA, CursorInvalid"
    })
    void refusesAQueryThatIsNone(String query, String code) {
        given().urlEncodingEnabled(false)
                .get("/api/locations?" + query)
                .then()
                .statusCode(422)
                .body("code", equalTo(code));
    }

    @ParameterizedTest
    @ValueSource(strings = {"nonsense", "00000000-0000-0000-0000-000000000001", "1-1-1-1-1"})
    void knowsNoLocationThatIsNotThere(String id) {
        given().get("/api/locations/{id}", id).then().statusCode(404).body("code", equalTo("NotFound"));
        given().contentType("application/json")
                .body("{\"clusterIds\": [\"" + UUID.randomUUID() + "\"]}")
                .post("/api/locations/{id}/clusters", id)
                .then()
                .statusCode(404);
        given().noContentType()
                .post("/api/locations/{id}/validations", id)
                .then()
                .statusCode(404);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                {}                             | FieldMissing | 422
                {'clusterIds': []}             | FieldMissing | 422
                {'clusterIds': ['x']}          | FieldInvalid | 422
                {'clusters': ['x']}            | UnknownField | 422
                []                             | FieldInvalid | 422
                """)
    void refusesABadAssignment(String body, String code, int status) {
        given().contentType("application/json")
                .body(body.replace('\'', '"'))
                .post("/api/locations/{id}/clusters", UUID.randomUUID())
                .then()
                .statusCode(status)
                .body("code", equalTo(code));
    }

    @Test
    void refusesToValidateAClusterThatIsNotAssigned() {
        String id = post("{" + GOOD + ", 'name': '" + UUID.randomUUID() + "'}")
                .extract()
                .path("id");
        String cluster = UUID.randomUUID().toString();

        given().contentType("application/json")
                .body("{\"clusterIds\": [\"" + cluster + "\"]}")
                .post("/api/locations/{id}/validations", id)
                .then()
                .statusCode(422)
                .body("code", equalTo("ClusterNotAssigned"))
                .body("detail", containsString(cluster));
    }

    @Test
    void pagesThroughAllLocations() {
        post("{" + GOOD + ", 'name': '" + UUID.randomUUID() + "'}").statusCode(201);
        post("{" + GOOD + ", 'name': '" + UUID.randomUUID() + "'}").statusCode(201);

        String cursor = given().get("/api/locations?limit=1")
                .then()
                .statusCode(200)
                .body("items.size()", equalTo(1))
                .extract()
                .path("nextCursor");

        given().queryParam("cursor", cursor)
                .get("/api/locations")
                .then()
                .statusCode(200)
                .body("nextCursor", equalTo(null));
    }

    private static ValidatableResponse post(String body) {
        return given().contentType("application/json")
                .body(body.replace('\'', '"'))
                .post("/api/locations")
                .then();
    }
}
