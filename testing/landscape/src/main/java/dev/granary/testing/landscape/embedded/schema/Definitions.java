package dev.granary.testing.landscape.embedded.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.json.Json;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Named schemas that refer to each other. */
final class Definitions {

    /** For schemas of custom resources: they refer to built-in ones only, and an object that declares no fields has none. */
    static final Definitions STRUCTURAL = new Definitions(Json.object(), true);

    static final Schema ANYTHING = new Schema(Json.object(), STRUCTURAL);

    private final ObjectNode named;
    private final boolean structural;
    private final Map<String, Schema> read = new ConcurrentHashMap<>();

    Definitions(ObjectNode named) {
        this(named, false);
    }

    private Definitions(ObjectNode named, boolean structural) {
        this.named = named;
        this.structural = structural;
    }

    boolean structural() {
        return structural;
    }

    Schema named(String name) {
        return read.computeIfAbsent(name, n -> new Schema(named.path(n), this));
    }

    Schema resolve(JsonNode schema) {
        JsonNode reference = schema.path("$ref");
        if (!reference.isTextual()) {
            return new Schema(schema, this);
        }
        if (structural) {
            return BuiltInSchemas.named(reference.asText());
        }
        if (schema.size() == 1) {
            return named(reference.asText());
        }
        ObjectNode merged = named.path(reference.asText()).deepCopy();
        schema.properties().forEach(e -> merged.set(e.getKey(), e.getValue()));
        merged.remove("$ref");
        return new Schema(merged, this);
    }
}
