package dev.granary.testing.landscape.embedded.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Takes out of an object what its kind does not know, as decoding into a Go struct (or pruning) does. */
public final class Decoding {

    private final List<String> unknown = new ArrayList<>();
    private final boolean dropsNulls;

    private Decoding(boolean dropsNulls) {
        this.dropsNulls = dropsNulls;
    }

    /**
     * Removes unknown fields, and for built-in kinds nulls and empty maps.
     *
     * @return paths of the unknown fields: {@code spec.containers[0].foo}
     */
    public static List<String> clean(ObjectNode object, Schema schema) {
        Decoding decoding = new Decoding(!schema.isCustom());
        decoding.clean(object, schema, "");
        return decoding.unknown;
    }

    private void clean(JsonNode value, Schema schema, String path) {
        if (value instanceof ArrayNode items) {
            for (int i = 0; i < items.size(); i++) {
                clean(items.get(i), schema.items(), path + "[" + i + "]");
            }
        } else if (value instanceof ObjectNode object) {
            cleanFields(object, schema, path);
        }
    }

    private void cleanFields(ObjectNode object, Schema schema, String path) {
        for (Map.Entry<String, JsonNode> entry : List.copyOf(object.properties())) {
            String name = entry.getKey();
            String fieldPath = path.isEmpty() ? name : path + "." + name;
            Optional<Schema> field = schema.field(name);
            if (field.isEmpty()) {
                if (!isImplied(schema, name)) {
                    unknown.add(fieldPath);
                    object.remove(name);
                }
            } else if (isAbsent(entry.getValue(), field.get())) {
                object.remove(name);
            } else {
                clean(entry.getValue(), field.get(), fieldPath);
            }
        }
    }

    private boolean isAbsent(JsonNode value, Schema schema) {
        return dropsNulls && (value.isNull() || (value.isObject() && value.isEmpty() && schema.isMap()));
    }

    private static boolean isImplied(Schema schema, String field) {
        return schema.isEmbeddedResource()
                && List.of("apiVersion", "kind", "metadata").contains(field);
    }
}
