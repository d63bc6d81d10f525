package dev.granary.registry.adapter.rest;

import jakarta.ws.rs.core.MultivaluedMap;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What a caller of the token endpoint asked for. A parameter must not come twice (RFC 6749 section 3.2). */
sealed interface TokenRequest {

    record Understood(String assertion) implements TokenRequest {

        @Override
        public String toString() {
            return "Understood[]";
        }
    }

    record Refused(OAuthError error) implements TokenRequest {}

    String GRANT_TYPE = "urn:ietf:params:oauth:grant-type:jwt-bearer";

    static TokenRequest of(MultivaluedMap<String, String> form) {
        String grantType = single(form.get("grant_type"));
        String assertion = single(form.get("assertion"));
        if (grantType != null && !grantType.equals(GRANT_TYPE)) {
            return new Refused(OAuthError.UNSUPPORTED_GRANT_TYPE);
        }
        return grantType == null || assertion == null
                ? new Refused(OAuthError.INVALID_REQUEST)
                : new Understood(assertion.strip());
    }

    private static @Nullable String single(@Nullable List<String> values) {
        return values == null || values.size() != 1 || values.getFirst().isBlank() ? null : values.getFirst();
    }
}
