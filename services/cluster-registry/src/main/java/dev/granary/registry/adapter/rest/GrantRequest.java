package dev.granary.registry.adapter.rest;

import com.fasterxml.jackson.annotation.JsonProperty;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The form of the token endpoint as its description shows it; {@link TokenRequest} reads it. */
@Schema(name = "GrantRequest")
record GrantRequest(
        @Schema(required = true, description = TokenRequest.GRANT_TYPE) @JsonProperty("grant_type")
        String grantType,

        @Schema(required = true, description = "The projected service account token of the shoot's agent.")
        String assertion) {}
