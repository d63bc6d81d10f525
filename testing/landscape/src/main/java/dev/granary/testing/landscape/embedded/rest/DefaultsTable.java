package dev.granary.testing.landscape.embedded.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.json.Bundled;
import dev.granary.testing.landscape.embedded.json.Json;
import java.nio.charset.StandardCharsets;

/** The constant defaults, from {@code defaults.yaml}. */
final class DefaultsTable {

    private static final JsonNode TABLE = Json.parseYamlDocuments(
                    new String(Bundled.read("defaults.yaml"), StandardCharsets.UTF_8))
            .getFirst();

    private DefaultsTable() {}

    /** Fills what is absent in an object, or in a part that the table has a name for. */
    static void fill(ObjectNode object, String kindOrPart) {
        if (TABLE.get(kindOrPart) instanceof ObjectNode defaults) {
            fill(object, defaults);
        }
    }

    static void fill(ObjectNode object, ObjectNode defaults) {
        defaults.properties().forEach(entry -> {
            JsonNode present = object.get(entry.getKey());
            if (present == null || present.isNull()) {
                object.set(entry.getKey(), entry.getValue().deepCopy());
            } else if (present instanceof ObjectNode child && entry.getValue() instanceof ObjectNode childDefaults) {
                fill(child, childDefaults);
            }
        });
    }
}
