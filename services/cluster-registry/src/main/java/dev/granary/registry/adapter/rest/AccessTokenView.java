package dev.granary.registry.adapter.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import dev.granary.registry.application.IssueAccessToken.Issued;

/** RFC 6749 section 5.1. */
public record AccessTokenView(
        @JsonProperty("access_token") String accessToken,
        @JsonProperty("token_type") String tokenType,
        @JsonProperty("expires_in") long expiresIn) {

    static AccessTokenView of(Issued issued) {
        return new AccessTokenView(issued.token(), "Bearer", issued.life().toSeconds());
    }
}
