package dev.granary.discovery;

import static io.restassured.RestAssured.given;

import io.restassured.response.ValidatableResponse;
import java.util.HashMap;
import java.util.Map;

/** Discovery configs as a person handles them. */
final class ConfigApi {

    static final String PATH = "/api/discovery-configs";
    private static final String GUID = "0d9b7f0e-6a41-4d0b-9c56-2f7a1c9b1a11";

    private ConfigApi() {}

    /** A body that is accepted. */
    static Map<String, Object> body(String name, String selector) {
        Map<String, Object> body = new HashMap<>();
        body.put("name", name);
        body.put("project", OutsideLandscape.text("project"));
        body.put("kubeconfig", OutsideLandscape.text("discoveryKubeconfig"));
        body.put("labelSelector", selector);
        body.put("workloadIdentity", new HashMap<>(Map.of("clientId", GUID, "tenantId", GUID)));
        return body;
    }

    static ValidatableResponse post(Object body) {
        return given().contentType("application/json").body(body).post(PATH).then();
    }

    static String create(String name, String selector) {
        return post(body(name, selector)).statusCode(201).extract().path("id");
    }

    static ValidatableResponse get(String id) {
        return given().get(PATH + "/" + id).then();
    }
}
