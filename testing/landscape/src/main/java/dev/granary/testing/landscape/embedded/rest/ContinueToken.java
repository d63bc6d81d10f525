package dev.granary.testing.landscape.embedded.rest;

import com.fasterxml.jackson.databind.JsonNode;
import dev.granary.testing.landscape.embedded.json.Json;
import dev.granary.testing.landscape.embedded.status.ApiFailure;
import dev.granary.testing.landscape.embedded.status.Failures;
import dev.granary.testing.landscape.embedded.store.ObjectKey;
import java.io.IOException;
import java.util.Base64;

/**
 * Where a list goes on.
 *
 * @param version the version that the list shows; {@link #ANY} for what is there now
 * @param last the last object that was listed
 */
record ContinueToken(long version, ObjectKey last) {

    static final long ANY = -1;
    private static final String FORMAT = "meta.k8s.io/v1";

    static ContinueToken parse(String text) {
        try {
            JsonNode token = Json.parse(Base64.getUrlDecoder().decode(text));
            String[] start = token.path("start").asText().split("/", 2);
            if (!token.path("v").asText().equals(FORMAT) || start.length != 2) {
                throw invalid("server does not recognize this encoded version");
            }
            return new ContinueToken(token.path("rv").asLong(), new ObjectKey(start[0], start[1]));
        } catch (IOException | IllegalArgumentException e) {
            throw invalid("illegal base64 data or JSON");
        }
    }

    String encode() {
        byte[] json = Json.bytes(
                Json.object().put("v", FORMAT).put("rv", version).put("start", last.namespace() + "/" + last.name()));
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json);
    }

    ContinueToken inconsistent() {
        return new ContinueToken(ANY, last);
    }

    private static ApiFailure invalid(String why) {
        return Failures.badRequest("invalid continue token: continue key is not valid: " + why);
    }
}
