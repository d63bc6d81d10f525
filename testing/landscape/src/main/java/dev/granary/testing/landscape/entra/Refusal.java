package dev.granary.testing.landscape.entra;

/** Why Entra says no: HTTP status, OAuth error, number of the AADSTS error and its text. */
enum Refusal {
    UNSUPPORTED_GRANT(400, "unsupported_grant_type", 70003, "The app requested an unsupported grant type."),
    MISSING_PARAMETER(
            400,
            "invalid_request",
            900144,
            "The request body must contain all of: client_id, scope, client_assertion, client_assertion_type."),
    INVALID_SCOPE(400, "invalid_scope", 70011, "The provided value for the input parameter 'scope' is not valid."),
    UNKNOWN_TENANT(
            400, "invalid_request", 90002, "Tenant not found. Check to make sure you have the correct tenant ID."),
    UNKNOWN_APPLICATION(400, "unauthorized_client", 700016, "Application was not found in the directory."),
    MALFORMED_ASSERTION(400, "invalid_request", 50027, "JWT token is invalid or malformed."),
    UNMATCHED(401, "invalid_client", 70021, "No matching federated identity record found for presented assertion."),
    WRONG_AUDIENCE(
            401,
            "invalid_client",
            700212,
            "No matching federated identity record found for presented assertion audience."),
    BAD_SIGNATURE(401, "invalid_client", 50013, "Assertion failed signature validation."),
    EXPIRED(401, "invalid_client", 700024, "Client assertion is not within its valid time range.");

    final int status;
    final String error;
    final int code;
    final String description;

    Refusal(int status, String error, int code, String description) {
        this.status = status;
        this.error = error;
        this.code = code;
        this.description = description;
    }
}
