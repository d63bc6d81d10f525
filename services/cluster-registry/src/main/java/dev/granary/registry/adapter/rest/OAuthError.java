package dev.granary.registry.adapter.rest;

import com.fasterxml.jackson.annotation.JsonIgnore;
import com.fasterxml.jackson.annotation.JsonProperty;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;

/** RFC 6749 section 5.2. The descriptions tell an attacker nothing that the error does not. */
public record OAuthError(
        String error,
        @JsonProperty("error_description") String description,
        @JsonIgnore int status) {

    static final OAuthError INVALID_REQUEST =
            new OAuthError("invalid_request", "Send grant_type and assertion, each exactly once, form encoded.", 400);
    static final OAuthError UNSUPPORTED_GRANT_TYPE = new OAuthError(
            "unsupported_grant_type", "The grant type is urn:ietf:params:oauth:grant-type:jwt-bearer.", 400);
    static final OAuthError INVALID_GRANT =
            new OAuthError("invalid_grant", "The assertion proves no cluster of this registry.", 400);
    static final OAuthError TEMPORARILY_UNAVAILABLE =
            new OAuthError("temporarily_unavailable", "The registry cannot answer now; try again.", 503);

    Response response() {
        return Response.status(status)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .header("Pragma", "no-cache")
                .entity(this)
                .build();
    }
}
