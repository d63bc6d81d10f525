package dev.granary.testing.landscape.entra;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The form that a workload posts. */
record TokenRequest(Map<String, String> form) {

    static final String ASSERTION_TYPE = "urn:ietf:params:oauth:client-assertion-type:jwt-bearer";

    private static final String DEFAULT_SCOPE = "/.default";

    static TokenRequest parse(String body) {
        var form = new HashMap<String, String>();
        for (var pair : body.split("&", -1)) {
            var parts = pair.split("=", 2);
            if (parts.length == 2) {
                form.put(decode(parts[0]), decode(parts[1]));
            }
        }
        return new TokenRequest(form);
    }

    private static String decode(String text) {
        return URLDecoder.decode(text, StandardCharsets.UTF_8);
    }

    String value(String name) {
        return form.getOrDefault(name, "");
    }

    /** Empty when the request is complete. */
    Optional<Refusal> refusal() {
        if (!value("grant_type").equals("client_credentials")) {
            return Optional.of(Refusal.UNSUPPORTED_GRANT);
        }
        if (value("client_id").isEmpty()
                || value("client_assertion").isEmpty()
                || !value("client_assertion_type").equals(ASSERTION_TYPE)) {
            return Optional.of(Refusal.MISSING_PARAMETER);
        }
        return audience().isEmpty() ? Optional.of(Refusal.INVALID_SCOPE) : Optional.empty();
    }

    /** MSAL adds {@code openid profile offline_access} to the scope; only the resource's part names the audience. */
    Optional<String> audience() {
        return Arrays.stream(value("scope").split(" ", -1))
                .filter(scope -> scope.endsWith(DEFAULT_SCOPE) && scope.length() > DEFAULT_SCOPE.length())
                .map(scope -> scope.substring(0, scope.length() - DEFAULT_SCOPE.length()))
                .findFirst();
    }
}
