package dev.granary.testing.landscape.embedded.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.json.Json;

/** Schemas of custom resources: the {@code openAPIV3Schema} of a version, with the metadata that every object has. */
public final class CustomSchemas {

    private CustomSchemas() {}

    public static Schema of(JsonNode openApiV3Schema) {
        ObjectNode root = openApiV3Schema.isObject() ? ((ObjectNode) openApiV3Schema).deepCopy() : Json.object();
        ObjectNode properties = Json.childObject(root, "properties");
        properties.set("apiVersion", Json.object().put("type", "string"));
        properties.set("kind", Json.object().put("type", "string"));
        properties.set("metadata", Json.object().put("$ref", BuiltInSchemas.OBJECT_META));
        return new Schema(root, Definitions.STRUCTURAL);
    }
}
