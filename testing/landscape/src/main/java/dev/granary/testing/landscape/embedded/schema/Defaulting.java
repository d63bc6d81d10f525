package dev.granary.testing.landscape.embedded.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;

/** Fills absent fields with the defaults that their schema declares. */
public final class Defaulting {

    private Defaulting() {}

    public static void apply(JsonNode value, Schema schema) {
        if (value instanceof ArrayNode items) {
            items.forEach(item -> apply(item, schema.items()));
        } else if (value instanceof ObjectNode object) {
            applyDeclared(object, schema);
            object.properties().forEach(e -> schema.field(e.getKey()).ifPresent(s -> apply(e.getValue(), s)));
        }
    }

    private static void applyDeclared(ObjectNode object, Schema schema) {
        for (Map.Entry<String, JsonNode> declared : schema.declared()) {
            JsonNode fallback = declared.getValue().get("default");
            if (fallback != null && !object.hasNonNull(declared.getKey())) {
                object.set(declared.getKey(), fallback.deepCopy());
            }
        }
    }
}
