package dev.granary.testing.landscape.embedded.status;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.json.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Ends a request with a Status document. {@link Failures} makes those that Kubernetes knows. */
@SuppressWarnings("serial") // never serialised
public final class ApiFailure extends RuntimeException {

    private final int code;
    private final @Nullable String reason;
    private final @Nullable ObjectNode details;
    private @Nullable String continueToken;

    ApiFailure(int code, @Nullable String reason, String message, @Nullable ObjectNode details) {
        super(message, null, false, false);
        this.code = code;
        this.reason = reason;
        this.details = details;
    }

    public int code() {
        return code;
    }

    public boolean is(String wanted) {
        return wanted.equals(reason);
    }

    /** The token that goes on with a list whose own token is too old. */
    ApiFailure continuingWith(String token) {
        this.continueToken = token;
        return this;
    }

    public ObjectNode document() {
        ObjectNode status = Json.object().put("kind", "Status").put("apiVersion", "v1");
        ObjectNode metadata = status.putObject("metadata");
        if (continueToken != null) {
            metadata.put("continue", continueToken);
        }
        status.put("status", "Failure").put("message", getMessage());
        if (reason != null) {
            status.put("reason", reason);
        }
        if (details != null) {
            status.set("details", details);
        }
        return status.put("code", code);
    }

    static ObjectNode details(String name, String group, String kind, List<Cause> causes) {
        ObjectNode details = Json.object();
        putUnlessEmpty(details, "name", name);
        putUnlessEmpty(details, "group", group);
        putUnlessEmpty(details, "kind", kind);
        if (!causes.isEmpty()) {
            ArrayNode array = details.putArray("causes");
            causes.forEach(c -> array.addObject()
                    .put("reason", c.reason())
                    .put("message", c.message())
                    .put("field", c.field()));
        }
        return details;
    }

    private static void putUnlessEmpty(ObjectNode node, String field, String value) {
        if (!value.isEmpty()) {
            node.put(field, value);
        }
    }
}
