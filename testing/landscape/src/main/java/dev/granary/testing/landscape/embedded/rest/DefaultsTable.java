package dev.granary.testing.landscape.embedded.rest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.granary.testing.landscape.embedded.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** The constant defaults, from {@code defaults.yaml}. */
final class DefaultsTable {

    private static final JsonNode TABLE = load();

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

    private static JsonNode load() {
        try (InputStream in = DefaultsTable.class.getResourceAsStream("../defaults.yaml")) {
            if (in == null) {
                throw new IllegalStateException("defaults.yaml is not beside the classes");
            }
            return Json.parseYaml(in.readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
